using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Deals;

/// <summary>How low a negotiated price goes, without knowing how much will be used.</summary>
internal static class PriceFloor
{
    /// <summary>The lowest price of one unit (of a package, for packages; of the period, for a flat price); null for a percentage.</summary>
    public static decimal? Lowest(PriceDefinition price) => price.Model switch
    {
        PriceModelKind.Flat => price.Amount,
        PriceModelKind.PerUnit => price.UnitAmount,
        PriceModelKind.Package => price.PackageAmount,
        PriceModelKind.Graduated or PriceModelKind.Volume => price.Tiers?.Min(t => t.UnitAmount ?? 0),
        PriceModelKind.Percentage or null => null,
    };

    /// <summary>The deepest discount at the end of any tier, or at a thousand units; null when list costs nothing there.</summary>
    public static decimal? DiscountPercent(PriceDefinition list, PriceDefinition agreed, Currency currency)
    {
        var points = (list.Tiers ?? []).Concat(agreed.Tiers ?? []).Select(t => t.UpTo).OfType<decimal>().Append(1000m).ToList();
        points.Add(points.Max() * 2);
        var percents = points.Distinct().Select(q => (List: At(list, q, currency), Agreed: At(agreed, q, currency))).Where(p => p.List.Sign > 0)
            .Select(p => ((p.List - p.Agreed) * 100 / p.List).ToDecimal(2)).ToList();
        return percents.Count == 0 ? null : percents.Max();
    }

    /// <summary>What a quantity costs before rounding, its own included quantity taken off: a token's price is below a cent.</summary>
    private static Exact At(PriceDefinition price, decimal quantity, Currency currency) =>
        price.ToTerms(currency).RateFee(new Quantity(Math.Max(0, quantity - (price.Included ?? 0)))).Exact;
}
