using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>One price: list beside deal, and what the difference comes to.</summary>
public sealed partial class PriceRow
{
    [Parameter, EditorRequired] public PriceDraft Price { get; set; } = null!;

    [Parameter, EditorRequired] public Currency Currency { get; set; } = null!;

    [Parameter] public PriceQuote? Quoted { get; set; }

    /// <summary>An add-on's quantity is the add-on's own.</summary>
    [Parameter] public bool OfAddOn { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private bool HasQuantity => !OfAddOn && Price.List.Kind != PriceKind.Usage && Price.List.Model != PriceModelKind.Flat;

    private Task SetAsync(Action set)
    {
        set();
        return Changed.InvokeAsync();
    }
}
