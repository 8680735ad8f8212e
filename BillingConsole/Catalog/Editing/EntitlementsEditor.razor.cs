using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog.Editing;

/// <summary>What a plan or an add-on grants, feature by feature.</summary>
public sealed partial class EntitlementsEditor
{
    [Parameter, EditorRequired] public List<EntitlementDraft> Rows { get; set; } = [];

    [Parameter] public CatalogChoices Choices { get; set; } = CatalogChoices.None;

    [Parameter] public EventCallback Changed { get; set; }

    private Task SetAsync(Action set)
    {
        set();
        return Changed.InvokeAsync();
    }
}
