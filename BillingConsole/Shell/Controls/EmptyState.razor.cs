using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Nothing here yet, and what to do about it.</summary>
public sealed partial class EmptyState
{
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public string? Text { get; set; }

    [Parameter] public string Icon { get; set; } = "inbox";

    /// <summary>The next action.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
