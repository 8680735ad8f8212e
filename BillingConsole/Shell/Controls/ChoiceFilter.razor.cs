using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>One of a few values in the query.</summary>
public sealed partial class ChoiceFilter
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<Choice> Options { get; set; } = [];

    /// <summary>What stands there while nothing is chosen, such as "Any status".</summary>
    [Parameter] public string All { get; set; } = "All";

    private string Chosen => Navigation.Query().GetValueOrDefault(Name, "");

    private void Choose(ChangeEventArgs change) => Navigation.Filter(Name, change.Value as string);
}
