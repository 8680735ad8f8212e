using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;

namespace BillingConsole.Tests.Core.Time;

public class ProrationTests
{
    private static readonly Period June = new(new(2026, 6, 1), new(2026, 7, 1));
    private static readonly Currency Usd = Currency.Of("USD");

    [Fact]
    public void From_the_11th_of_a_30_day_month_two_thirds_are_billed()
    {
        var proration = Proration.Of(new(new(2026, 6, 11), June.End), June);
        Assert.Equal(new Proration(20, 30), proration);
        Assert.Equal(new Money(20_000_00, Usd), proration.Apply(new Money(30_000_00, Usd)));
    }

    [Fact]
    public void Credit_for_the_rest_and_charge_for_the_rest_cancel_out()
    {
        for (var days = 0; days <= 30; days++)
        {
            var proration = new Proration(days, 30);
            Assert.True((proration.Apply(new Money(99_99, Usd)) + proration.Apply(new Money(-99_99, Usd))).IsZero, $"{days} days");
        }
    }

    [Fact]
    public void A_share_stays_exact_until_it_is_rounded() =>
        Assert.Equal(100m, new Proration(1, 3).Apply((Exact)100m) + new Proration(2, 3).Apply((Exact)100m));

    [Fact]
    public void The_whole_leaves_the_amount_alone()
    {
        Assert.True(Proration.Whole.IsWhole && Proration.Of(June, June).IsWhole);
        Assert.Equal(new Money(1, Usd), Proration.Whole.Apply(new Money(1, Usd)));
    }

    [Fact]
    public void Days_outside_the_full_period_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Proration.Of(new(new(2026, 5, 31), June.End), June));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proration(31, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proration(-1, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proration(0, 0));
    }
}
