using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Something that is on or off in the query.</summary>
public sealed partial class FlagFilter
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    private bool On => Navigation.Query().GetValueOrDefault(Name) == "true";

    private void Set(ChangeEventArgs change) => Navigation.Filter(Name, change.Value is true ? "true" : null);
}
