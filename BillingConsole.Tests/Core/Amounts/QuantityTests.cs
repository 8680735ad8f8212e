using BillingConsole.Core.Amounts;

namespace BillingConsole.Tests.Core.Amounts;

public class QuantityTests
{
    [Theory]
    [InlineData("0", "0"), InlineData("12.50", "12.5"), InlineData("-0.000000000001", "-0.000000000001")]
    [InlineData("1000000000000000", "1000000000000000"), InlineData("-1000000000000000.000000000000", "-1000000000000000")]
    [InlineData("999999999999999.999999999999", "999999999999999.999999999999")]
    public void The_whole_range_reads_exactly(string text, string shown) => Assert.Equal(shown, Quantity.Parse(text).ToString());

    [Theory]
    [InlineData("1000000000000000.000000000001"), InlineData("0.0000000000001"), InlineData("1e15"), InlineData("NaN"), InlineData("")]
    [InlineData("12345678901234567890123456789012"), InlineData("1,5"), InlineData(null)]
    public void What_is_out_of_range_or_no_plain_number_is_refused(string? text)
    {
        Assert.False(Quantity.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Quantity.Parse(text!));
    }

    [Fact]
    public void Sums_that_leave_the_range_are_refused()
    {
        var largest = new Quantity(Quantity.Largest);
        Assert.Throws<AmountOutOfRangeException>(() => largest + new Quantity(0.000000000001m));
        Assert.Throws<AmountOutOfRangeException>(() => new Quantity(-Quantity.Largest) - new Quantity(1));
        Assert.Throws<AmountOutOfRangeException>(() => new Quantity(0.0000000000001m));
        Assert.Throws<AmountOutOfRangeException>(() => Quantity.Round((Exact)Quantity.Largest + 0.1m));
    }

    [Fact]
    public void A_negative_quantity_is_billed_as_zero()
    {
        Assert.Equal(Quantity.Zero, new Quantity(-3).NonNegative());
        Assert.Equal(new Quantity(3), new Quantity(3).NonNegative());
    }

    [Fact]
    public void Closing_zeros_do_not_count_as_decimals() => Assert.Equal(new Quantity(1), new Quantity(1.0000000000000000000m));

    [Fact]
    public void A_unit_price_has_its_own_range()
    {
        var usd = Currency.Of("USD");
        Assert.Equal(1_600_000m, new UnitPrice(0.80m, usd).Times(new Quantity(2_000_000)));
        Assert.Throws<AmountOutOfRangeException>(() => new UnitPrice(1_000_000_000.01m, usd));
        Assert.Throws<AmountOutOfRangeException>(() => new UnitPrice(0.0000000000001m, usd));
        Assert.True(UnitPrice.TryParse("0.085", usd, out var price));
        Assert.Equal("0.085 USD", price.ToString());
        Assert.False(UnitPrice.TryParse("1000000000.1", usd, out _));
    }

    [Theory]
    [InlineData("0", false, true), InlineData("-5", false, false), InlineData("100", true, true), InlineData("100.0001", false, true)]
    [InlineData("0.000001", true, true), InlineData("0.0000001", false, false), InlineData("1000", false, true), InlineData("1000.1", false, false)]
    public void A_discount_is_at_most_100_percent_and_a_rate_at_most_1000(string text, bool discount, bool rate)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(discount, Percent.TryOf(value, out _));
        Assert.Equal(rate, PercentRate.TryOf(value, out _));
    }

    [Fact]
    public void A_percentage_is_a_share_of_one()
    {
        Assert.Equal(0.2m, Percent.Of(20).Fraction);
        Assert.Equal(0.08875m, PercentRate.Of(8.875m).Fraction);
        Assert.Throws<ArgumentOutOfRangeException>(() => Percent.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PercentRate.Of(-1));
    }
}
