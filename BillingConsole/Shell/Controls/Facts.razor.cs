using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Names and values side by side; holds <see cref="Fact"/>s.</summary>
public sealed partial class Facts
{
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
