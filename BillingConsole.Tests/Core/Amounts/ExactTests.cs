using System.Numerics;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Tests.Core.Amounts;

public class ExactTests
{
    [Fact]
    public void A_product_of_31_digits_keeps_them_all()
    {
        const decimal quantity = 999_999_999_999.999999m, price = 0.123456789012m;
        Assert.Equal(BigInteger.Parse("999999999999999999", null) * BigInteger.Parse("123456789012", null), ((Exact)quantity * price).RoundedTo(18));
    }

    [Fact]
    public void A_little_less_than_half_a_cent_stays_less_at_any_size()
    {
        const decimal large = 100_000_000_000_000_000m, little = 0.004999999999999m;
        Assert.Equal(large + 0.005m, large + little);
        Assert.Equal(new BigInteger(large) * 100, ((Exact)large + little).RoundedTo(2));
    }

    [Fact]
    public void Thirds_add_up_to_one()
    {
        var third = (Exact)1m / 3m;
        Assert.Equal(1m, third + third + third);
        Assert.Equal("1/3", third.ToString());
        Assert.Equal(0.333333333333m, third.ToDecimal());
        Assert.Equal(0.67m, (third + third).ToDecimal(2));
    }

    [Theory]
    [InlineData(0, 100, 0), InlineData(99, 100, 1), InlineData(100, 100, 1), InlineData(101, 100, 2), InlineData(300, 100, 3)]
    [InlineData(-1, 2, 0), InlineData(-2, 2, -1), InlineData(-3, 2, -1)]
    public void Ceiling_is_the_next_integer_up(int value, int size, int ceiling) => Assert.Equal((long)ceiling, ((Exact)value / size).Ceiling());

    [Fact]
    public void The_default_is_zero_and_division_by_it_throws()
    {
        Assert.Equal(default, (Exact)0.000m);
        Assert.Equal(BigInteger.One, default(Exact).Denominator);
        Assert.Throws<DivideByZeroException>(() => (Exact)1m / default(Exact));
    }

    [Theory]
    [InlineData("79228162514264337593543950335"), InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001"), InlineData("-1.5"), InlineData("100")]
    public void Every_decimal_survives_the_way_there_and_back(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(value, ((Exact)value).ToDecimal(28));
    }

    [Fact]
    public void What_a_decimal_cannot_hold_is_refused_and_long_fractions_give_way()
    {
        Assert.Throws<AmountOutOfRangeException>(() => ((Exact)decimal.MaxValue * 2m).ToDecimal());
        Assert.Equal(26409387504754779197847983445.333333333333m, ((Exact)decimal.MaxValue / 3m).ToDecimal(12));
    }

    [Fact]
    public void Arithmetic_agrees_with_decimal_where_decimal_is_exact()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            decimal left = random.Next(-1_000_000, 1_000_000) / 1000m, right = random.Next(-1_000_000, 1_000_000) / 100m;
            Assert.True((Exact)left + right == left + right, $"seed {seed}: +");
            Assert.True((Exact)left - right == left - right, $"seed {seed}: -");
            Assert.True((Exact)left * right == left * right, $"seed {seed}: *");
            Assert.True(right == 0 || (Exact)left / right * right == left, $"seed {seed}: /");
            Assert.True(((Exact)left).CompareTo(right) == left.CompareTo(right), $"seed {seed}: compare");
            Assert.True(((Exact)left).Ceiling() == Math.Ceiling(left), $"seed {seed}: ceiling");
            Assert.True(((Exact)left).ToDecimal(2) == Math.Round(left, 2, MidpointRounding.AwayFromZero), $"seed {seed}: rounding");
        }
    }
}
