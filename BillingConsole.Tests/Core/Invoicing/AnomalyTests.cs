using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;

namespace BillingConsole.Tests.Core.Invoicing;

public class AnomalyTests
{
    [Theory]
    [InlineData(100, "100 100", false)]
    [InlineData(110, "100 100 100", false)]
    [InlineData(111, "100 100 100", true)]
    [InlineData(89, "100 100 100", true)]
    [InlineData(106, "98 102 98 102", false)]
    [InlineData(107, "98 102 98 102", true)]
    [InlineData(93, "98 102 98 102", true)]
    [InlineData(0, "0 0 0", false)]
    public void Beyond_three_deviations_an_amount_is_far(int now, string before, bool far) =>
        Assert.Equal(far, Anomaly.IsFarFrom(Bill.Dollars(now), [.. before.Split(' ').Select(t => Bill.Dollars(decimal.Parse(t, System.Globalization.CultureInfo.InvariantCulture)))]));

    [Fact]
    public void The_largest_amounts_are_compared_exactly() =>
        Assert.True(Anomaly.IsFarFrom(new(long.MaxValue, Bill.Usd), [new(1, Bill.Usd), new(2, Bill.Usd), new(3, Bill.Usd)]));

    [Fact]
    public void The_usual_is_the_mean() => Assert.Equal(Bill.Dollars(1.67m), Anomaly.Usual([Bill.Dollars(1), Bill.Dollars(2), Bill.Dollars(2)], Bill.Usd));

    [Fact]
    public void Two_currencies_are_not_compared() => Assert.Throws<InvalidOperationException>(() => Anomaly.IsFarFrom(Bill.Dollars(1), [.. Enumerable.Repeat(new Money(1, Currency.Of("EUR")), 3)]));
}
