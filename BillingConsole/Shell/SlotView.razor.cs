using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

/// <summary>Every component that stands in a slot, one after the other.</summary>
public sealed partial class SlotView
{
    [Inject] public required Slots Slots { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Parameter, EditorRequired] public SlotName Name { get; set; }

    /// <summary>The name of the parameter that says what it is about, such as <c>Customer</c>.</summary>
    [Parameter] public string? Of { get; set; }

    [Parameter] public string? Id { get; set; }

    private Dictionary<string, object>? Given => Of is null || Id is null ? null : new() { [Of] = Id };
}
