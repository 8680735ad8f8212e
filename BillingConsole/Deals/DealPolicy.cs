using BillingConsole.Catalog;
using BillingConsole.Customers;
using BillingConsole.Platform.Http;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Deals;

/// <summary>Which deals need a second pair of eyes, and why, in sentences.</summary>
internal static class DealPolicy
{
    /// <param name="seen">The last day that <paramref name="discountPercent"/> looks at: what begins later is judged by its own price.</param>
    public static ApprovalView Judge(ApprovalPolicy policy, Subscription deal, decimal discountPercent, LocalDate seen)
    {
        if (!policy.Enabled) return new(false, []);
        List<string> reasons = [];
        if (policy.MaxDiscountPercent is { } most && discountPercent > most)
            reasons.Add($"{OfDiscount} {PlainText.Of(discountPercent)} % is above {PlainText.Of(most)} %.");
        if (policy.MaxTermMonths is { } months && (deal.EndsOn is null || deal.EndsOn >= deal.StartsOn.PlusMonths(months)))
            reasons.Add($"The term is longer than {months} months.");
        if (policy.MaxFreeMonths is { } free && deal.PaidFrom > deal.StartsOn.PlusMonths(free))
            reasons.Add($"More than {free} months are free.");
        foreach (var (price, change, from) in Negotiated(deal)) reasons.AddRange(OnePrice(policy, deal, price, change, from > seen));
        return new(reasons.Count > 0, [.. reasons.Distinct()]);
    }

    /// <summary>A reason that speaks of the deal's discount as a whole.</summary>
    public static bool IsOfDiscount(string reason) => reason.StartsWith(OfDiscount, StringComparison.Ordinal);

    private const string OfDiscount = "The discount of";

    private static IEnumerable<(PriceDefinition List, PriceChange Change, LocalDate? From)> Negotiated(Subscription deal) =>
        deal.Overrides.Where(o => o.RemovedAt is null).Select(o => (o.PriceCode, o.Change, o.StartsOn))
            .Concat(deal.Phases.SelectMany(p => (p.Overrides ?? []).Select(o => (PriceCode: o.Price!, o.Change, StartsOn: (LocalDate?)p.StartsOn))))
            .Select(o => (deal.ItemOf(o.PriceCode)?.Definition, o.Change, o.StartsOn)).Where(o => o.Definition is not null).Select(o => (o.Definition!, o.Change, o.StartsOn));

    /// <summary>
    /// A preview without usage shows nothing of a usage price, and none shows what begins after it: these prices are held
    /// against the policy by themselves. Every price is held against its floor.
    /// </summary>
    private static IEnumerable<string> OnePrice(ApprovalPolicy policy, Subscription deal, PriceDefinition list, PriceChange change, bool unseen)
    {
        var agreed = change.Apply(list);
        if ((unseen || list.Kind == PriceKind.Usage) && policy.MaxDiscountPercent is { } most && PriceFloor.DiscountPercent(list, agreed, deal.Currency) is { } percent && percent > most)
            yield return $"{list.Name ?? list.Code} is {PlainText.Of(percent)} % below list, above {PlainText.Of(most)} %.";
        if (policy.FloorPrices?.TryGetValue(list.Code ?? "", out var floor) == true && PriceFloor.Lowest(agreed) is { } lowest && lowest < floor)
            yield return $"{list.Name ?? list.Code} at {PlainText.Of(lowest)} is below its floor of {PlainText.Of(floor)}.";
    }
}
