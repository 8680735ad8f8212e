using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Security;

namespace BillingConsole.Tests.Platform.Http;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-Acme-", "'-Acme-")]
    [InlineData("@import", "'@import")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0")]
    [InlineData("\"=1", "\"'\"\"=1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("Acme, Inc.", "\"Acme, Inc.\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void No_text_becomes_a_formula_or_breaks_its_line(string text, string expected) => Assert.Equal(expected, CsvText.Cell(text));

    [Fact]
    public void Numbers_stay_numbers_even_below_zero()
    {
        Assert.Equal("-0.56", CsvText.Cell(Money.Round(-0.56m, Currency.Of("USD"))));
        Assert.Equal("-12.5", CsvText.Cell(-12.5m));
        Assert.Equal("2026-01-31,true,sales_ops,\r\n", CsvText.Line([new NodaTime.LocalDate(2026, 1, 31), true, Role.SalesOps, null]));
    }
}
