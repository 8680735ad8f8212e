using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>The shape of what is being fetched.</summary>
public sealed partial class Skeleton
{
    private static readonly string[] Widths = ["62%", "88%", "74%", "93%", "55%"];

    [Parameter] public int Lines { get; set; } = 4;
}
