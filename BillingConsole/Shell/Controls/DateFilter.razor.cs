using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>A day in the query, as an ISO date.</summary>
public sealed partial class DateFilter
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    private void Set(ChangeEventArgs change) => Navigation.Filter(Name, change.Value as string);
}
