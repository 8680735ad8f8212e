using BillingConsole.Catalog;
using BillingConsole.Core.Pricing;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>What an item costs in a period that starts on a day: list as sold, and the deal after its layers.</summary>
/// <param name="Scales">How many plan intervals the billing period has, as far as the price is one of an interval: of the deal's price, and of list. What is taken several times is in <see cref="List"/> and <see cref="Deal"/> alone.</param>
public sealed record ItemTerms(PriceTerms List, PriceTerms Deal, PriceDefinition Definition, PriceOverride? Override, (int Deal, int List) Scales);

public static class ItemPricing
{
    /// <summary>The price in force at the period's start: a phase's override, else the deal's, else list.</summary>
    public static ItemTerms TermsOf(this Subscription deal, SubscriptionItem item, LocalDate periodStart)
    {
        var (intervals, copies) = (Times(deal, item), item.Copies());
        var list = item.Definition.ToTerms(deal.Currency).ScaledBy(intervals * copies);
        var (change, layer) = ChangeOn(deal, item.PriceCode, periodStart);
        if (change is null) return new(list, list, item.Definition, null, (intervals, intervals));
        var definition = change.Apply(item.Definition);
        var scale = change.SetsThePrice ? 1 : intervals;
        return new(list, definition.ToTerms(deal.Currency).ScaledBy(scale * copies), definition, layer, (scale, intervals));
    }

    /// <summary>How many plan intervals one billing period of the item has; 1 where nothing scales.</summary>
    private static int Times(Subscription deal, SubscriptionItem item) =>
        item.AddOnId is null && item.Definition.Kind == PriceKind.Recurring && deal.Interval.TryDivide(deal.PlanOn(item.StartsOn).Interval(), out var times) ? times : 1;

    /// <summary>A flat fee knows no quantity, so an add-on taken three times is three fees.</summary>
    public static int Copies(this SubscriptionItem item) =>
        item is { AddOnId: not null, Definition.Model: PriceModelKind.Flat } && decimal.IsInteger(item.Quantity) ? (int)Math.Clamp(item.Quantity, 1, 1_000_000) : 1;

    /// <summary>The prices of a deal as they stand on a day; one that begins later or has ended shows the terms nearest to the day.</summary>
    public static IEnumerable<SubscriptionItem> ItemsOn(this Subscription deal, LocalDate day) => deal.Items
        .Where(i => (i.Until is null || i.Until > i.StartsOn) && (i.Until is null || i.Until > day || i.Until >= deal.Until))
        .GroupBy(i => (i.PriceCode, i.AddOnId)).Select(g => g.MinBy(i => i.StartsOn)!).OrderBy(i => i.Position);

    /// <summary>The newest terms of a price; null when the deal does not have it.</summary>
    public static SubscriptionItem? ItemOf(this Subscription deal, string? priceCode) =>
        deal.Items.Where(i => i.PriceCode == priceCode && (i.Until is null || i.Until > i.StartsOn)).MaxBy(i => i.StartsOn);

    /// <summary>The override of a price that is in force on a day; the newest wins.</summary>
    public static PriceOverride? OverrideOn(this Subscription deal, string priceCode, LocalDate day) => deal.Overrides
        .Where(o => o.PriceCode == priceCode && (o.RemovedAt is null || o.EndsOn is not null) && (o.StartsOn is null || o.StartsOn <= day) && (o.EndsOn is null || o.EndsOn >= day))
        .MaxBy(o => o.Id);

    private static (PriceChange? Change, PriceOverride? Layer) ChangeOn(Subscription deal, string priceCode, LocalDate day)
    {
        var phase = deal.Phases.Where(p => p.StartsOn <= day).MaxBy(p => p.StartsOn);
        if (phase?.Overrides?.Find(o => o.Price == priceCode) is { } step) return (step.Change, null);
        var layer = deal.OverrideOn(priceCode, day);
        return (layer?.Change, layer);
    }
}
