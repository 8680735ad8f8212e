using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Tests.Core.Pricing;

public class PriceTermsTests
{
    private static readonly Currency Usd = Currency.Of("USD");
    private static readonly Instant Midnight = Instant.FromUtc(2026, 1, 5, 0, 0);
    private static readonly Graduated Cheaper = new([new(10, 0.10m), new(20, 0.05m), new(null, 0.02m)]);

    [Fact]
    public void Each_bucket_through_the_tiers_differs_from_their_sum()
    {
        WindowValue[] peaks = [Peak(0, 9), Peak(1, 15)];
        Assert.Equal("2.15", new PriceTerms(Cheaper, Usd, BucketPricing: BucketPricing.Each).Rate(new Quantity(24), 2, peaks).Amount.ToText());
        Assert.Equal("1.58", new PriceTerms(Cheaper, Usd).Rate(new Quantity(24), 2, peaks).Amount.ToText());
    }

    [Fact]
    public void Each_bucket_explains_itself()
    {
        var parts = new PriceTerms(Cheaper, Usd, BucketPricing: BucketPricing.Each).Rate(new Quantity(24), 2, [Peak(1, 15), Peak(0, 9)]).Parts;
        Assert.Equal(["0.90", "1.25"], parts.Select(part => part.Amount.ToText()));
        Assert.Equal([Midnight, Midnight + Duration.FromHours(1)], parts.Select(part => part.Bucket!.Value));
    }

    [Fact]
    public void The_groups_of_a_bucket_are_added_before_it_is_priced()
    {
        var terms = new PriceTerms(Cheaper, Usd, BucketPricing: BucketPricing.Each);
        var grouped = terms.Rate(new Quantity(15), 2, [Peak(0, 9, "eu"), Peak(0, 6, "us")]);
        Assert.Equal("1.25", grouped.Amount.ToText());
    }

    [Fact]
    public void Repeated_peaks_of_10_15_and_8_bill_33() =>
        Assert.Equal("2.81", new PriceTerms(new PerUnit(0.085m), Usd).Rate(new Quantity(33)).Amount.ToText());

    [Theory]
    [InlineData(10, "50.00")]
    [InlineData(70, "70.00")]
    [InlineData(200, "100.00")]
    [InlineData(0, "50.00")]
    public void A_minimum_lifts_and_a_maximum_caps(int quantity, string amount)
    {
        var rated = new PriceTerms(new PerUnit(1), Usd, 50, 100).Rate(new Quantity(quantity));
        Assert.Equal(amount, rated.Amount.ToText());
        Assert.Equal(rated.Amount, Money.Sum(rated.Parts.Select(part => part.Amount), Usd));
    }

    [Fact]
    public void Minimum_and_maximum_shrink_with_a_partial_period_but_usage_does_not()
    {
        var terms = new PriceTerms(new PerUnit(1), Usd, 30, 90);
        Assert.Equal("10.00", terms.Rate(Quantity.Zero, proration: new Proration(10, 30)).Amount.ToText());
        Assert.Equal("25.00", terms.Rate(new Quantity(25), proration: new Proration(10, 30)).Amount.ToText());
        Assert.Equal("30.00", terms.Rate(new Quantity(60), proration: new Proration(10, 30)).Amount.ToText());
    }

    [Fact]
    public void The_lift_and_the_cap_are_explained()
    {
        var lifted = Assert.Single(new PriceTerms(new PerUnit(1), Usd, 30).Rate(Quantity.Zero).Parts);
        Assert.Equal((RatedPartKind.Minimum, "30.00", 30.00m), (lifted.Kind, lifted.Amount.ToText(), lifted.FlatAmount));
        var capped = new PriceTerms(new PerUnit(1), Usd, MaximumAmount: 30).Rate(new Quantity(100)).Parts[^1];
        Assert.Equal((RatedPartKind.Maximum, "-70.00"), (capped.Kind, capped.Amount.ToText()));
    }

    [Fact]
    public void A_fee_shrinks_by_days() => Assert.Equal(
        "20000.00",
        new PriceTerms(new Flat(30_000), Usd).RateFee(new Quantity(1), new Proration(20, 30)).Amount.ToText());

    [Fact]
    public void Minimum_and_maximum_scale_with_the_deals_interval()
    {
        var quarter = new PriceTerms(new PerUnit(1), Usd, 10, 50).ScaledBy(3);
        Assert.Equal((30m, 150m), (quarter.MinimumAmount, quarter.MaximumAmount));
    }

    [Fact]
    public void Parts_add_up_to_the_line_and_the_line_is_rounded_once()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var terms = RandomPrices.Terms(random, Usd);
            var quantity = RandomPrices.Quantity(random);
            var rated = terms.Rate(quantity, random.Next(5), [Peak(0, quantity.Value)], new Proration(random.Next(31), 30 + random.Next(2)));
            Assert.True(rated.Amount == Money.Round(rated.Exact, Usd), $"seed {seed}");
            Assert.True(rated.Amount == Money.Sum(rated.Parts.Select(part => part.Amount), Usd), $"seed {seed}");
        }
    }

    [Fact]
    public void More_usage_never_costs_less_under_graduated_tiers()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var terms = new PriceTerms(new Graduated(RandomPrices.Tiers(random)), Usd);
            var less = RandomPrices.Quantity(random);
            var more = less + RandomPrices.Quantity(random);
            Assert.True(terms.Rate(less).Exact <= terms.Rate(more).Exact, $"seed {seed}");
        }
    }

    private static WindowValue Peak(int hour, decimal value, string group = "") =>
        new(Midnight + Duration.FromHours(hour), Midnight + Duration.FromHours(hour + 1), group, value, $"evt-{hour}", 1);
}
