using BillingConsole.Core.Amounts;

namespace BillingConsole.Tests.Core.Amounts;

public class AllocateTests
{
    private const int Seeds = 20_000;
    private static readonly Currency Usd = Currency.Of("USD");

    [Theory]
    [InlineData(100, new[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(-100, new[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(3, new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, new long[] { 1, 1, 1, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(10, new[] { 0, 0, 0 }, new long[] { 4, 3, 3 })]
    [InlineData(10, new[] { 0, 3, 0, 3 }, new long[] { 0, 5, 0, 5 })]
    [InlineData(5, new[] { 7, 2, 1 }, new long[] { 4, 1, 0 })]
    [InlineData(0, new int[0], new long[0])]
    public void Largest_remainder_wins_and_ties_go_to_the_earlier(long whole, int[] weights, long[] parts) =>
        Assert.Equal(parts, Split(whole, weights.Select(weight => (decimal)weight).ToArray()));

    [Fact]
    public void Nothing_to_split_over_and_negative_weights_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Split(1, []));
        Assert.Throws<ArgumentException>(() => Split(1, [2, -1]));
    }

    [Fact]
    public void The_largest_amounts_and_weights_split_exactly() =>
        Assert.Equal(long.MinValue, Split(long.MinValue, [decimal.MaxValue, 0.0000000000000000000000000001m, decimal.MaxValue]).Sum());

    [Fact]
    public void Parts_sum_to_the_whole_stay_within_one_unit_and_mirror()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var whole = random.NextInt64(-1_000_000, 1_000_000);
            var weights = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(0, 4) * random.Next(0, 1_000_000) / 1000m).ToArray();
            var parts = Split(whole, weights);
            Assert.True(parts.Sum() == whole, $"seed {seed}: parts do not sum to the whole");
            Assert.True(parts.SequenceEqual(Split(-whole, weights).Select(part => -part)), $"seed {seed}: the negative is no mirror");
            var sum = weights.Sum();
            if (sum == 0)
                continue;
            for (var index = 0; index < parts.Length; index++)
            {
                var share = (Exact)whole * weights[index] / sum;
                Assert.True(parts[index] - share < 1m && share - parts[index] < 1m, $"seed {seed}: part {index} is a unit or more away");
                Assert.True(weights[index] != 0 || parts[index] == 0, $"seed {seed}: a zero weight got something");
            }
        }
    }

    private static long[] Split(long whole, decimal[] weights) =>
        new Money(whole, Usd).Allocate(weights).Select(part => part.Minor).ToArray();
}
