using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>One figure that matters, as a card.</summary>
public sealed partial class Stat
{
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Note { get; set; }

    /// <summary>Where the figure comes from; the whole card leads there.</summary>
    [Parameter] public string? Href { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
