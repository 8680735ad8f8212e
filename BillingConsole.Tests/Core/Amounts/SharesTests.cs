using BillingConsole.Core.Amounts;

namespace BillingConsole.Tests.Core.Amounts;

public class SharesTests
{
    private static readonly Currency Usd = Currency.Of("USD");

    [Fact]
    public void The_largest_remainder_gets_the_cent_that_is_left() =>
        Assert.Equal([1L, 0, 0], Minor(0.004m, 0.003m, 0.003m));

    [Fact]
    public void A_refund_mirrors_its_charge() =>
        Assert.Equal(Minor(0.014m, 0.005m, 0.005m, 0.1m).Select(minor => -minor), Minor(-0.014m, -0.005m, -0.005m, -0.1m));

    [Fact]
    public void Parts_sum_to_the_rounded_whole_and_stay_within_a_cent()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var exact = Enumerable.Range(0, random.Next(12)).Select(_ => (Exact)(long)random.Next(-5000, 9000) / (1L + random.Next(700))).ToArray();
            var parts = Shares.Of(exact, Usd);
            Assert.True(Money.Sum(parts, Usd) == Money.Round(Exact.Sum(exact), Usd), $"seed {seed}");
            Assert.True(exact.Zip(parts).All(pair => Distance(pair.First, pair.Second) < 0.01m), $"seed {seed}");
            Assert.True(exact.Zip(parts).All(pair => pair.First.Sign != 0 || pair.Second.IsZero), $"seed {seed}");
        }
    }

    private static Exact Distance(Exact exact, Money part) => Exact.Max(exact - part.ToDecimal(), part.ToDecimal() - exact);

    private static IEnumerable<long> Minor(params decimal[] exact) => Shares.Of([.. exact.Select(Exact.FromDecimal)], Usd).Select(part => part.Minor);
}
