using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;

namespace BillingConsole.Tests.Core.Pricing;

public class PriceProblemTests
{
    private static readonly Currency Usd = Currency.Of("USD");

    [Fact]
    public void Sellable_prices_have_no_problems()
    {
        PriceModel[] models =
        [
            new Flat(0), new PerUnit(0.000000000001m), new Package(1, 0.5m), new Percentage(2.9m, 0.3m),
            new Graduated([new(null, 1)]), new Volume([new(1000, 0.1m, 5), new(1000.001m, 0.2m), new(null, 0.3m)]),
        ];
        Assert.All(models, model => Assert.Empty(new PriceTerms(model, Usd, 0, 10).Problems()));
    }

    [Fact]
    public void The_last_tier_must_be_open_and_no_other() => Assert.Equal(
        ["tiers[0].up_to", "tiers[1].up_to"],
        Fields(new(null, 1), new(10, 1)));

    [Theory]
    [InlineData(10, 5)]
    [InlineData(10, 10)]
    public void Tiers_that_overlap_or_fall_back_are_refused(int first, int second) =>
        Assert.Equal(["tiers[1].up_to"], Fields(new(first, 1), new(second, 1), new(null, 1)));

    [Fact]
    public void A_tier_below_an_earlier_one_is_refused_wherever_it_stands() =>
        Assert.Equal(["tiers[1].up_to", "tiers[2].up_to"], Fields(new(10, 1), new(5, 1), new(7, 1), new(null, 1)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_first_tier_that_holds_nothing_is_refused(int upTo) => Assert.Equal(["tiers[0].up_to"], Fields(new(upTo, 1), new(null, 1)));

    [Fact]
    public void No_tiers_and_too_many_tiers_are_refused()
    {
        Assert.Equal(["tiers"], Fields());
        Assert.Equal(["tiers"], Fields([.. Enumerable.Range(1, 10_000).Select(i => new Tier(i, 1)), new(null, 1)]));
    }

    [Fact]
    public void Every_number_out_of_range_is_named_at_once()
    {
        Assert.Equal(["tiers[0].unit_amount", "tiers[0].flat_amount"], Fields(new Tier(null, -1, -1)));
        Assert.Equal(["unit_amount", "unit_amount"], Of(new PerUnit(1_000_000_000.0000000000001m)));
        Assert.Equal(["package_amount", "package_size"], Of(new Package(-1, 0)));
        Assert.Equal(["package_size"], Of(new Package(1, -100)));
        Assert.Equal(["rate", "fixed_amount"], Of(new Percentage(-5, -1)));
        Assert.Equal(["rate"], Of(new Percentage(1000.1m)));
        Assert.Equal(["amount"], Of(new Flat(-1)));
    }

    [Fact]
    public void A_minimum_above_the_maximum_is_refused()
    {
        Assert.Equal(["maximum_amount"], new PriceTerms(new Flat(1), Usd, 10, 5).Problems().Select(problem => problem.Field));
        Assert.Equal(["minimum_amount", "maximum_amount"], new PriceTerms(new Flat(1), Usd, -2, -1).Problems().Select(problem => problem.Field));
    }

    private static IEnumerable<string> Fields(params Tier[] tiers) => TierRules.Problems(tiers).Select(problem => problem.Field);

    private static IEnumerable<string> Of(PriceModel model) => model.Problems().Select(problem => problem.Field);
}
