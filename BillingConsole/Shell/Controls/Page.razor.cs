using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>The frame of every page: where one is, what it is called, what one can do.</summary>
public sealed partial class Page
{
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public IReadOnlyList<Crumb> Crumbs { get; set; } = [];

    /// <summary>One sentence under the title, where the title alone does not say enough.</summary>
    [Parameter] public string? Lead { get; set; }

    /// <summary>A status badge or an id, right of the title.</summary>
    [Parameter] public RenderFragment? Beside { get; set; }

    /// <summary>Buttons; the one that most people come for is the last.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
