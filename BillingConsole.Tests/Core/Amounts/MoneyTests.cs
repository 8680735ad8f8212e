using BillingConsole.Core.Amounts;

namespace BillingConsole.Tests.Core.Amounts;

public class MoneyTests
{
    private static readonly Currency Usd = Currency.Of("USD");
    private static readonly Currency Jpy = Currency.Of("JPY");
    private static readonly Currency Kwd = Currency.Of("KWD");

    [Theory]
    [InlineData("2.805", 281), InlineData("2.804999999999", 280), InlineData("-2.805", -281), InlineData("0.005", 1)]
    [InlineData("-0.005", -1), InlineData("0.0049", 0), InlineData("0.015", 2), InlineData("0.025", 3)]
    public void Rounding_is_half_away_from_zero(string exact, long minor) =>
        Assert.Equal(minor, Money.Round(decimal.Parse(exact, System.Globalization.CultureInfo.InvariantCulture), Usd).Minor);

    [Fact]
    public void Rounding_follows_the_decimals_of_the_currency()
    {
        Assert.Equal(3, Money.Round(2.5m, Jpy).Minor);
        Assert.Equal(2806, Money.Round(2.8055m, Kwd).Minor);
        Assert.Equal(28055, Money.Round(2.80545m, Currency.Of("CLF")).Minor);
    }

    [Fact]
    public void An_amount_beyond_64_bits_is_refused_and_nothing_wraps()
    {
        Assert.Throws<AmountOutOfRangeException>(() => Money.Round(1e17m, Usd));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Usd) + new Money(1, Usd));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue, Usd) - new Money(1, Usd));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue, Usd));
        Assert.Equal("92233720368547758.07", new Money(long.MaxValue, Usd).ToText());
        Assert.Equal("-92233720368547758.08", new Money(long.MinValue, Usd).ToText());
    }

    [Theory]
    [InlineData("USD", 266, "2.66"), InlineData("USD", -56, "-0.56"), InlineData("USD", 0, "0.00"), InlineData("USD", 5, "0.05")]
    [InlineData("JPY", 1200, "1200"), InlineData("KWD", 1, "0.001"), InlineData("CLF", -12345, "-1.2345")]
    public void Text_has_all_decimals_and_reads_back(string code, long minor, string text)
    {
        var currency = Currency.Of(code);
        Assert.Equal(text, new Money(minor, currency).ToText());
        Assert.Equal($"{text} {code}", new Money(minor, currency).ToString());
        Assert.True(Money.TryParse(text, currency, out var read));
        Assert.Equal(minor, read.Minor);
    }

    [Theory]
    [InlineData(""), InlineData(null), InlineData(" 1"), InlineData("1 "), InlineData("+1"), InlineData("1,000.00"), InlineData("1e3")]
    [InlineData("0x10"), InlineData("1."), InlineData(".5"), InlineData("-"), InlineData("--1"), InlineData("1.2.3"), InlineData("NaN")]
    [InlineData("١٢"), InlineData("1.005"), InlineData("1.000"), InlineData("92233720368547758.08"), InlineData("99999999999999999999999999999999")]
    public void Anything_but_plain_decimal_text_of_the_currency_is_refused(string? text) => Assert.False(Money.TryParse(text, Usd, out _));

    [Fact]
    public void Mixing_currencies_throws()
    {
        Money dollar = new(100, Usd), yen = new(100, Jpy);
        Assert.Throws<InvalidOperationException>(() => dollar + yen);
        Assert.Throws<InvalidOperationException>(() => dollar - yen);
        Assert.Throws<InvalidOperationException>(() => dollar < yen);
        Assert.Throws<InvalidOperationException>(() => Money.Max(dollar, yen));
        Assert.Throws<InvalidOperationException>(() => Money.Sum([dollar, yen], Usd));
        Assert.NotEqual(dollar, yen);
    }

    [Fact]
    public void Amounts_add_compare_and_turn_round()
    {
        Money one = new(100, Usd), two = new(200, Usd);
        Assert.Equal(new(300, Usd), one + two);
        Assert.Equal(-one, one - two);
        Assert.Equal(one, (-one).Abs());
        Assert.Equal((one, two), (Money.Min(two, one), Money.Max(one, two)));
        Assert.True(one < two && two > one && one <= two && two >= one);
        Assert.True(one.IsPositive && (-one).IsNegative && (one - one).IsZero);
        Assert.Equal(Money.Zero(Usd), Money.Sum([], Usd));
    }
}
