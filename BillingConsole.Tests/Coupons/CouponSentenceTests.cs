using BillingConsole.Coupons;
using NodaTime;

namespace BillingConsole.Tests.Coupons;

public sealed class CouponSentenceTests
{
    private static readonly CouponBody Twenty = new() { Kind = CouponKind.Percentage, PercentOff = 20m, Duration = CouponDuration.Once };

    [Fact]
    public void An_empty_form_already_says_what_is_missing() =>
        Assert.Equal("… % off the whole invoice for one billing period.", CouponSentence.Of(new CouponBody()));

    [Fact]
    public void Once_is_one_billing_period() => Assert.Equal("20 % off the whole invoice for one billing period.", CouponSentence.Of(Twenty));

    [Fact]
    public void A_repeating_coupon_counts_billing_periods() =>
        Assert.Equal("12.50 EUR off the whole invoice for the first 3 billing periods.", CouponSentence.Of(new CouponBody
        {
            Kind = CouponKind.Fixed, AmountOff = 12.5m, Currency = "EUR", Duration = CouponDuration.Repeating, DurationInPeriods = 3,
        }));

    [Fact]
    public void A_limited_coupon_names_what_it_is_limited_to() =>
        Assert.Equal("20 % off the lines of plans scale and grow or price seats for one billing period.", CouponSentence.Of(Twenty with
        {
            AppliesTo = new() { Plans = ["scale", "grow"], Prices = ["seats"] },
        }));

    [Fact]
    public void Window_and_cap_are_said_with_what_they_mean_for_holders() =>
        Assert.Equal(
            "20 % off the whole invoice for one billing period. May be assigned from 1 January 2026, until 31 March 2026, at most 50 times; whoever holds it keeps it.",
            CouponSentence.Of(Twenty with { StartsOn = new LocalDate(2026, 1, 1), EndsOn = new LocalDate(2026, 3, 31), MaxRedemptions = 50 }));
}
