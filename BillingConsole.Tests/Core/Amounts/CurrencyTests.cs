using BillingConsole.Core.Amounts;

namespace BillingConsole.Tests.Core.Amounts;

public class CurrencyTests
{
    [Theory]
    [InlineData("JPY", 0), InlineData("ISK", 0), InlineData("UGX", 0), InlineData("UYI", 0)]
    [InlineData("USD", 2), InlineData("EUR", 2), InlineData("MGA", 2), InlineData("MRU", 2), InlineData("XCG", 2), InlineData("ZWG", 2)]
    [InlineData("KWD", 3), InlineData("IQD", 3), InlineData("CLF", 4), InlineData("UYW", 4)]
    public void Decimals_come_from_the_table(string code, int decimals) => Assert.Equal(decimals, Currency.Of(code).Decimals);

    [Theory]
    [InlineData(null), InlineData(""), InlineData("usd"), InlineData("US"), InlineData("USDX"), InlineData("ABC")]
    [InlineData("HRK"), InlineData("ZWL"), InlineData("ANG"), InlineData("SLL"), InlineData("BGN"), InlineData("XAU"), InlineData("XXX")]
    public void Unknown_withdrawn_and_uninvoiced_codes_are_refused(string? code)
    {
        Assert.False(Currency.TryOf(code, out _));
        Assert.Throws<ArgumentException>(() => Currency.Of(code!));
    }

    [Fact]
    public void There_is_one_instance_per_code() => Assert.Same(Currency.Of("USD"), Currency.Of("USD"));

    [Fact]
    public void The_list_is_complete_and_sorted()
    {
        var codes = Currency.All.Select(currency => currency.Code).ToList();
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.Matches("^[A-Z]{3}$", code));
        Assert.Equal((17, 7, 2), (WithDecimals(0), WithDecimals(3), WithDecimals(4)));
        Assert.Equal(164, codes.Distinct().Count());
    }

    private static int WithDecimals(int decimals) => Currency.All.Count(currency => currency.Decimals == decimals);
}
