using System.Globalization;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Coupons;

/// <summary>Says in plain words what a coupon will do, while it is typed and after.</summary>
public static class CouponSentence
{
    public static string Of(CouponBody coupon)
    {
        var promise = $"{Amount(coupon)} off {Reach(coupon.AppliesTo)} {Time(coupon)}.";
        var limits = string.Join(", ", Limits(coupon));
        return limits.Length == 0 ? promise : $"{promise} May be assigned {limits}; whoever holds it keeps it.";
    }

    public static string Of(Coupon coupon) => Of(new CouponBody
    {
        Kind = coupon.Kind, PercentOff = coupon.PercentOff, AmountOff = coupon.AmountOff, Currency = coupon.Currency?.Code, Duration = coupon.Duration,
        DurationInPeriods = coupon.DurationInPeriods, StartsOn = coupon.StartsOn, EndsOn = coupon.EndsOn, MaxRedemptions = coupon.MaxRedemptions,
        AppliesTo = coupon.AppliesTo,
    });

    private static string Amount(CouponBody coupon) => coupon.Kind switch
    {
        CouponKind.Percentage or null => coupon.PercentOff is { } percent ? $"{Plain(percent)} %" : "… %",
        CouponKind.Fixed => coupon.AmountOff is { } amount ? $"{InFull(amount, coupon.Currency)} {coupon.Currency ?? "…"}" : "…",
    };

    private static string Reach(CouponReach? reach)
    {
        if (reach is null or { IsWholeInvoice: true }) return "the whole invoice";
        var parts = new[] { Named("plan", reach.Plans), Named("add-on", reach.AddOns), Named("price", reach.Prices) }.OfType<string>();
        return $"the lines of {string.Join(" or ", parts)}";
    }

    private static string? Named(string what, List<string>? codes) => codes switch
    {
        null or [] => null,
        [var one] => $"{what} {one}",
        _ => $"{what}s {string.Join(", ", codes[..^1])} and {codes[^1]}",
    };

    private static string Time(CouponBody coupon) => coupon.Duration switch
    {
        CouponDuration.Once or null => "for one billing period",
        CouponDuration.Repeating => coupon.DurationInPeriods switch
        {
            null => "for the first … billing periods",
            1 => "for the first billing period",
            { } periods => $"for the first {periods} billing periods",
        },
        CouponDuration.Forever => "in every billing period, for as long as the deal lasts",
    };

    private static IEnumerable<string> Limits(CouponBody coupon)
    {
        if (coupon.StartsOn is { } first) yield return $"from {Day(first)}";
        if (coupon.EndsOn is { } last) yield return $"until {Day(last)}";
        if (coupon.MaxRedemptions is { } most) yield return most == 1 ? "once" : $"at most {most} times";
    }

    private static string InFull(decimal amount, string? code) =>
        Currency.TryOf(code, out var currency) && Math.Abs(amount) < 1_000_000_000_000m && Money.Round(amount, currency) is var money && money.ToDecimal() == amount
            ? money.ToText() : Plain(amount);

    private static string Plain(decimal value) => Platform.Http.PlainText.Of(value);

    private static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
