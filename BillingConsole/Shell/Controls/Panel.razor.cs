using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>A titled box on a page.</summary>
public sealed partial class Panel
{
    [Parameter] public string? Title { get; set; }

    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>Without inner margin, for a table that reaches the edges.</summary>
    [Parameter] public bool Flush { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
