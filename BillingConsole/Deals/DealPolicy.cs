using BillingConsole.Catalog;
using BillingConsole.Customers;
using BillingConsole.Platform.Http;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

/// <summary>Which deals need a second pair of eyes, and why, in sentences.</summary>
internal static class DealPolicy
{
    public static ApprovalView Judge(ApprovalPolicy policy, Subscription deal, decimal discountPercent)
    {
        if (!policy.Enabled) return new(false, []);
        List<string> reasons = [];
        if (policy.MaxDiscountPercent is { } most && discountPercent > most)
            reasons.Add($"{OfDiscount} {PlainText.Of(discountPercent)} % is above {PlainText.Of(most)} %.");
        if (policy.MaxTermMonths is { } months && (deal.EndsOn is null || deal.EndsOn >= deal.StartsOn.PlusMonths(months)))
            reasons.Add($"The term is longer than {months} months.");
        if (policy.MaxFreeMonths is { } free && deal.PaidFrom > deal.StartsOn.PlusMonths(free))
            reasons.Add($"More than {free} months are free.");
        foreach (var (price, change) in Negotiated(deal)) reasons.AddRange(OnePrice(policy, deal, price, change));
        return new(reasons.Count > 0, reasons);
    }

    /// <summary>A reason that speaks of the deal's discount as a whole.</summary>
    public static bool IsOfDiscount(string reason) => reason.StartsWith(OfDiscount, StringComparison.Ordinal);

    private const string OfDiscount = "The discount of";

    private static IEnumerable<(PriceDefinition List, PriceChange Change)> Negotiated(Subscription deal) =>
        deal.Overrides.Where(o => o.RemovedAt is null).Select(o => (o.PriceCode, o.Change))
            .Concat(deal.Phases.SelectMany(p => p.Overrides ?? []).Select(o => (PriceCode: o.Price!, o.Change)))
            .Select(o => (deal.ItemOf(o.PriceCode)?.Definition, o.Change)).Where(o => o.Definition is not null).Select(o => (o.Definition!, o.Change));

    /// <summary>A preview without usage shows nothing of a usage price, so its own price is held against the policy; and every price against its floor.</summary>
    private static IEnumerable<string> OnePrice(ApprovalPolicy policy, Subscription deal, PriceDefinition list, PriceChange change)
    {
        var agreed = change.Apply(list);
        if (list.Kind == PriceKind.Usage && policy.MaxDiscountPercent is { } most && PriceFloor.DiscountPercent(list, agreed, deal.Currency) is { } percent && percent > most)
            yield return $"{list.Name ?? list.Code} is {PlainText.Of(percent)} % below list, above {PlainText.Of(most)} %.";
        if (policy.FloorPrices?.TryGetValue(list.Code ?? "", out var floor) == true && PriceFloor.Lowest(agreed) is { } lowest && lowest < floor)
            yield return $"{list.Name ?? list.Code} at {PlainText.Of(lowest)} is below its floor of {PlainText.Of(floor)}.";
    }
}
