using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Shell.Controls;

namespace BillingConsole.Catalog.Editing;

/// <summary>A price in a few words: "0.012 USD each up to 100,000, then 0.009".</summary>
public static class PriceWords
{
    public static string Of(PriceDefinition price, Currency currency) => price.Model switch
    {
        PriceModelKind.Flat => $"{Amount(price.Amount, currency)} {currency}",
        PriceModelKind.PerUnit => $"{Amount(price.UnitAmount, currency)} {currency} each",
        PriceModelKind.Package => $"{Amount(price.PackageAmount, currency)} {currency} per {Figures.Of(price.PackageSize ?? 0)}",
        PriceModelKind.Graduated => $"{Tiers(price.Tiers ?? [], currency)} (each tier its own part)",
        PriceModelKind.Volume => $"{Tiers(price.Tiers ?? [], currency)} (all at the tier reached)",
        PriceModelKind.Percentage => price.FixedAmount is > 0 and { } each ? $"{Figures.Of(price.Rate ?? 0)} % + {Amount(each, currency)} {currency} per event" : $"{Figures.Of(price.Rate ?? 0)} % of the value",
        null => "",
    };

    /// <summary>When it is billed and of what: "every month, in advance" or "usage of minutes".</summary>
    public static string When(PriceDefinition price, string interval) => price.Kind switch
    {
        PriceKind.Recurring => price.BillsInAdvance ? $"every {interval}, in advance" : $"every {interval}, in arrears",
        PriceKind.Usage => $"usage of {price.Meter}",
        PriceKind.OneTime => "once",
        null => "",
    };

    /// <summary>"month", "3 months".</summary>
    public static string Interval(Core.Time.IntervalUnit unit, int count)
    {
        var word = Words.Of(unit).Replace('_', '-');
        return count == 1 ? word : $"{count} {word}s";
    }

    /// <summary>The same in a corner of a list: "from 0.006 USD each, graduated".</summary>
    public static string Brief(PriceDefinition price, Currency currency) => price.Model switch
    {
        PriceModelKind.Graduated or PriceModelKind.Volume => price.Tiers?.Min(t => t.UnitAmount ?? 0) is > 0 and { } least
            ? $"from {Amount(least, currency)} {currency} each, {Words.Of(price.Model.Value)}" : Words.Of(price.Model.Value),
        PriceModelKind.Flat or PriceModelKind.PerUnit or PriceModelKind.Package or PriceModelKind.Percentage or null => Of(price, currency),
    };

    private static string Tiers(IReadOnlyList<TierBody> tiers, Currency currency) => string.Join(", ", tiers.Select((tier, i) =>
        $"{(i > 0 && tier.UpTo is null ? "then " : "")}{Tier(tier, currency, i == 0 ? $" {currency}" : "")}{(tier.UpTo is { } upTo ? $" up to {Figures.Of(upTo)}" : "")}"));

    private static string Tier(TierBody tier, Currency currency, string unit) => tier.FlatAmount is > 0 and { } flat
        ? tier.UnitAmount is > 0 and { } each ? $"{Amount(flat, currency)}{unit} + {Amount(each, currency)} each" : $"{Amount(flat, currency)}{unit} flat"
        : $"{Amount(tier.UnitAmount ?? 0, currency)}{unit} each";

    private static string Amount(decimal? amount, Currency currency)
    {
        if (amount is not { } given) return "–";
        var money = Math.Abs(given) < 1_000_000_000_000m ? Money.Round(given, currency) : Money.Zero(currency);
        return money.ToDecimal() == given ? Figures.Of(money) : Figures.Of(given);
    }
}
