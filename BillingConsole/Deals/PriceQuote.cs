using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Deals;

/// <summary>One price of a previewed deal beside its list price.</summary>
/// <param name="DiscountPercent">Of the amounts billed, else of the price itself; null when they are equal or cannot be compared. Negative above list.</param>
/// <param name="Saved">List less deal over the previewed invoices, before coupons.</param>
public sealed record PriceQuote(string Price, bool IsChanged, decimal? DiscountPercent, Money Saved)
{
    public static PriceQuote Of(string price, PriceDefinition list, PriceDefinition deal, Money listTotal, Money dealTotal)
    {
        var (before, after) = (Headline(list), Headline(deal));
        decimal? percent = listTotal.IsPositive ? Percent(listTotal.ToDecimal(), dealTotal.ToDecimal())
            : before is > 0 && after is { } now ? Percent(before.Value, now) : null;
        return new(price, list != deal, percent == 0 ? null : percent, listTotal - dealTotal);
    }

    /// <summary>The discount of one price on another of the same model, in percent of list; null where no one figure tells it.</summary>
    public static decimal? Between(PriceDefinition list, PriceDefinition deal) =>
        Headline(list) is > 0 and { } before && Headline(deal) is { } after ? Percent(before, after) : null;

    private static decimal Percent(decimal list, decimal deal) => decimal.Round((list - deal) * 100 / list, 2, MidpointRounding.AwayFromZero);

    private static decimal? Headline(PriceDefinition p) => p.Model switch
    {
        PriceModelKind.Flat => p.Amount,
        PriceModelKind.PerUnit => p.UnitAmount,
        PriceModelKind.Package => p.PackageAmount / p.PackageSize,
        PriceModelKind.Graduated or PriceModelKind.Volume or PriceModelKind.Percentage or null => null,
    };
}
