using BillingConsole.Core.Amounts;
using BillingConsole.Shell.Controls;
using NodaTime;

namespace BillingConsole.Coupons;

/// <summary>A coupon in the few words of a list.</summary>
public static class CouponWords
{
    public static string TakesOff(CouponView coupon) => coupon.Kind switch
    {
        CouponKind.Percentage => $"{Figures.Of(coupon.PercentOff ?? 0)} %",
        CouponKind.Fixed => Figures.WithCurrency(Money.Round(coupon.AmountOff ?? 0, coupon.Currency!)),
    };

    public static string Lasts(CouponView coupon) => coupon.Duration switch
    {
        CouponDuration.Once => "once",
        CouponDuration.Repeating => coupon.DurationInPeriods == 1 ? "1 period" : $"{coupon.DurationInPeriods} periods",
        CouponDuration.Forever => "forever",
    };

    public static string Redeemed(CouponView coupon) =>
        coupon.MaxRedemptions is { } most ? $"{Figures.Of((long)coupon.Redemptions)} of {Figures.Of((long)most)}" : Figures.Of((long)coupon.Redemptions);

    public static string Status(CouponView coupon, LocalDate today) =>
        coupon.ArchivedAt is not null ? "archived"
        : coupon.StartsOn > today ? "scheduled"
        : coupon.EndsOn < today ? "ended"
        : coupon.Redemptions >= coupon.MaxRedemptions ? "used_up"
        : "active";

    public static Tone ToneOf(CouponView coupon, LocalDate today) => Status(coupon, today) switch
    {
        "active" => Tone.Good,
        "scheduled" => Tone.Info,
        _ => Tone.Neutral,
    };
}
