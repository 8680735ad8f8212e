using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog.Editing;

/// <summary>What is sold today and what is planned, each with its curve.</summary>
public sealed partial class PricesPanel
{
    [Parameter, EditorRequired] public OfferingView Offering { get; set; } = null!;

    [Parameter] public bool CanEdit { get; set; }

    /// <summary>A next version of this price is wanted, or with null a new price.</summary>
    [Parameter] public EventCallback<PriceView?> Change { get; set; }

    private string Every => PriceWords.Interval(Offering.Interval, Offering.IntervalCount);

    private IEnumerable<string> Notes(PriceView price)
    {
        yield return price.Code;
        if (price.Number > 1) yield return $"version {price.Number}";
        if (price.Feature is { } feature) yield return $"included quantity from {feature}";
        if (price.Kind != PriceKind.Usage && price.Quantity is { } quantity and not 1) yield return $"usual quantity {Figures.Of(quantity)}";
        if (price.MinimumAmount is { } least) yield return $"at least {Figures.Of(least)} {Offering.Currency}";
        if (price.MaximumAmount is { } most) yield return $"at most {Figures.Of(most)} {Offering.Currency}";
        if (price.BucketPricing == Core.Pricing.BucketPricing.Each) yield return "each bucket priced on its own";
    }
}
