using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>A sentence or two that must not be missed.</summary>
public sealed partial class Notice
{
    [Parameter] public Tone Tone { get; set; } = Tone.Info;

    [Parameter] public string? Title { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
