using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Data;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>A deal's terms as a person says them.</summary>
public static class DealWords
{
    /// <summary>"0.085 USD a unit", "499.00 USD", "3 tiers, graduated".</summary>
    public static string Price(PriceDefinition p, Currency currency)
    {
        var main = p.Model switch
        {
            PriceModelKind.Flat => Amount(p.Amount, currency),
            PriceModelKind.PerUnit => $"{Amount(p.UnitAmount, currency)} a unit",
            PriceModelKind.Package => $"{Amount(p.PackageAmount, currency)} per {Figures.Of(p.PackageSize ?? 1)}",
            PriceModelKind.Graduated => $"{Tiers(p, currency)}, graduated",
            PriceModelKind.Volume => $"{Tiers(p, currency)}, volume",
            PriceModelKind.Percentage => $"{Figures.Of(p.Rate ?? 0)} %",
            null => "–",
        };
        return main + Limits(p.Included, p.MinimumAmount, p.MaximumAmount, currency);
    }

    public static string Change(PriceChange change, PriceDefinition list, Currency currency) =>
        change.SetsThePrice || change.PackageSize is not null ? Price(change.Apply(list), currency)
            : Limits(change.Included, change.MinimumAmount, change.MaximumAmount, currency).TrimStart(',', ' ');

    /// <summary>"every month on the 15th".</summary>
    public static string Cycle(SubscriptionView deal) => Every(deal.Interval, deal.IntervalCount) + deal.BillingCycle switch
    {
        BillingCycleKind.Calendar => ", with the calendar",
        BillingCycleKind.Anniversary => deal.AnchorDay is { } day ? $", on day {day}" : "",
    };

    /// <summary>"1000.00 USD every month, trued up; list price × 1.5 beyond it".</summary>
    public static string Promise(Commitment promise, SubscriptionView deal) =>
        $"{Amount(promise.Amount, deal.Currency)} {(promise.Interval is { } unit ? Every(unit, 1) : Every(deal.Interval, deal.IntervalCount))}"
        + (promise.TrueUp == false ? ", not trued up" : ", trued up")
        + promise.OverageFactor switch { null => "", 1 => "; list price beyond it", { } factor => $"; list price × {Figures.Of(factor)} beyond it" };

    /// <summary>What becomes of usage beyond what is granted.</summary>
    public static string Beyond(bool hard, bool unlimited, decimal? limit, string? value) =>
        hard ? "Not billed, not allowed" : value is null && !unlimited && limit > 0 ? "Billed at the price" : "–";

    public static string Every(IntervalUnit unit, int count) =>
        count == 1 ? $"every {Words.Of(unit).Replace('_', ' ')}" : $"every {count} {Words.Of(unit).Replace('_', ' ')}s";

    public static string InForce(LocalDate? from, LocalDate? until) => (from, until) switch
    {
        (null, null) => "always",
        ({ } first, null) => $"from {Dates.Of(first)}",
        (null, { } last) => $"until {Dates.Of(last)}",
        ({ } first, { } last) => $"{Dates.Of(first)} – {Dates.Of(last)}",
    };

    public static string Left(HeldCouponView coupon) => coupon switch
    {
        { PeriodsLeft: null } => "",
        { PeriodsLeft: 0 } => "Used up.",
        { LastOn: { } last } => $"{Wording.Count(coupon.PeriodsLeft.Value, "period")} left, the last billed on {Dates.Of(last)}.",
        _ => $"{Wording.Count(coupon.PeriodsLeft.Value, "period")} left.",
    };

    private static string Amount(decimal? amount, Currency currency) => amount is not { } value ? "–"
        : Money.Round(value, currency) is var money && money.ToDecimal() == value ? Figures.WithCurrency(money) : $"{Figures.Of(value)} {currency.Code}";

    private static string Tiers(PriceDefinition p, Currency currency)
    {
        var units = (p.Tiers ?? []).Select(t => t.UnitAmount ?? 0).ToList();
        return units.Count == 0 ? "no tiers" : $"{Wording.Count(units.Count, "tier")} from {Figures.Of(units[0])} to {Figures.Of(units[^1])} {currency.Code}";
    }

    private static string Limits(decimal? included, decimal? least, decimal? most, Currency currency) =>
        (included is { } free ? $", {Figures.Of(free)} included" : "") + (least is { } min ? $", at least {Amount(min, currency)}" : "") + (most is { } max ? $", at most {Amount(max, currency)}" : "");
}
