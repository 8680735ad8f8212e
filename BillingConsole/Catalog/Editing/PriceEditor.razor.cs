using BillingConsole.Platform.Data;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog.Editing;

/// <summary>The fields of one price, those of its model only, with its curve.</summary>
public sealed partial class PriceEditor
{
    [Parameter, EditorRequired] public PriceDraft Price { get; set; } = null!;

    /// <summary>The price's path, such as <c>prices[0]</c>.</summary>
    [Parameter, EditorRequired] public string Path { get; set; } = "";

    [Parameter] public string? Currency { get; set; }

    [Parameter] public CatalogChoices Choices { get; set; } = CatalogChoices.None;

    /// <summary>A next version of a price that keeps its code, kind and meter.</summary>
    [Parameter] public bool IsVersion { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private bool HasMore => Price.Feature is not null || Price.MinimumAmount is not null || Price.MaximumAmount is not null || Price.Quantity is not null and not 1;

    private IReadOnlyList<Choice> Models => Price.Kind == PriceKind.Usage
        ? Choice.Of<PriceModelKind>()
        : Choice.Of(PriceModelKind.Flat, PriceModelKind.PerUnit, PriceModelKind.Package, PriceModelKind.Graduated, PriceModelKind.Volume);

    private string At(string field) => $"{Path}.{field}";

    private Task RenameAsync(string? name) => SetAsync(() =>
    {
        if (!IsVersion && (Price.Code is null || Price.Code == Slug.Of(Price.Name))) Price.Code = Slug.Of(name);
        Price.Name = name;
    });

    private Task SetAsync(Action change)
    {
        change();
        return ChangedAsync();
    }

    private Task ChangedAsync()
    {
        StateHasChanged();
        return Changed.InvokeAsync();
    }
}
