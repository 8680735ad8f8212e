using BillingConsole.Catalog;
using BillingConsole.Core.Pricing;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>What an item costs in a period that starts on a day: list as sold, and the deal after its layers.</summary>
public sealed record ItemTerms(PriceTerms List, PriceTerms Deal, PriceDefinition Definition, PriceOverride? Override);

public static class ItemPricing
{
    /// <summary>The price in force at the period's start: a phase's override, else the deal's, else list.</summary>
    public static ItemTerms TermsOf(this Subscription deal, SubscriptionItem item, LocalDate periodStart)
    {
        var times = Times(deal, item) is var intervals && Copies(item) is var copies && (intervals ?? 1) * copies is > 1 and var both ? both : (int?)null;
        var list = item.Definition.ToTerms(deal.Currency);
        var scaledList = times is { } n ? list.ScaledBy(n) : list;
        var (change, layer) = ChangeOn(deal, item.PriceCode, periodStart);
        if (change is null) return new(scaledList, scaledList, item.Definition, null);
        var definition = change.Apply(item.Definition);
        var terms = definition.ToTerms(deal.Currency);
        return new(scaledList, times is { } m && !change.SetsThePrice ? terms.ScaledBy(m) : terms, definition, layer);
    }

    /// <summary>How many plan intervals one billing period of the item has; null where nothing scales.</summary>
    public static int? Times(this Subscription deal, SubscriptionItem item) =>
        item.AddOnId is null && item.Definition.Kind == PriceKind.Recurring && deal.Interval.TryDivide(deal.PlanInterval, out var times) && times > 1 ? times : null;

    /// <summary>A flat fee knows no quantity, so an add-on taken three times is three fees.</summary>
    private static int Copies(SubscriptionItem item) =>
        item is { AddOnId: not null, Definition.Model: PriceModelKind.Flat } && decimal.IsInteger(item.Quantity) ? (int)Math.Clamp(item.Quantity, 1, 1_000_000) : 1;

    /// <summary>The override of a price that is in force on a day; the newest wins.</summary>
    public static PriceOverride? OverrideOn(this Subscription deal, string priceCode, LocalDate day) => deal.Overrides
        .Where(o => o.PriceCode == priceCode && o.RemovedAt is null && (o.StartsOn is null || o.StartsOn <= day) && (o.EndsOn is null || o.EndsOn >= day))
        .MaxBy(o => o.Id);

    private static (PriceChange? Change, PriceOverride? Layer) ChangeOn(Subscription deal, string priceCode, LocalDate day)
    {
        var phase = deal.Phases.Where(p => p.StartsOn <= day).MaxBy(p => p.StartsOn);
        if (phase?.Overrides?.Find(o => o.Price == priceCode) is { } step) return (step.Change, null);
        var layer = deal.OverrideOn(priceCode, day);
        return (layer?.Change, layer);
    }
}
