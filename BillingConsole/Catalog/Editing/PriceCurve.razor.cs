using BillingConsole.Core.Amounts;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog.Editing;

/// <summary>What a quantity costs, drawn; nothing while the price is incomplete or has one amount only.</summary>
public sealed partial class PriceCurve
{
    private CurvePoints? points;

    [Parameter, EditorRequired] public PriceDefinition Price { get; set; } = new();

    [Parameter, EditorRequired] public string? Currency { get; set; }

    private string Spoken => points is null ? "" : "Price by quantity: " + string.Join(", ", points.Samples.Select(s => $"{Figures.Of(s.Quantity)} cost {Figures.WithCurrency(s.Amount)}"));

    protected override void OnParametersSet() =>
        points = Core.Amounts.Currency.TryOf(Currency, out var currency) ? CurvePoints.Of(Price, currency) : null;
}
