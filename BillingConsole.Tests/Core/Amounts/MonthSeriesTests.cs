using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Tests.Core.Amounts;

public sealed class MonthSeriesTests
{
    [Fact]
    public void Days_add_up_to_their_months_across_the_turn_of_the_year_and_currencies_stay_apart()
    {
        var first = MonthSeries.FirstOf(new(2026, 2, 28));
        Assert.Equal(new LocalDate(2025, 3, 1), first);
        Money Usd(decimal amount) => Money.Round(amount, Currency.Of("USD"));
        var series = MonthSeries.Of(first, [(new(2025, 12, 31), Usd(1)), (new(2026, 1, 1), Usd(2)), (new(2026, 1, 31), Usd(3.5m)), (new(2026, 2, 1), Money.Round(7, Currency.Of("JPY")))]);
        Assert.Equal(["JPY", "USD"], series.Select(s => s.Currency.Code));
        Assert.All(series, s => Assert.Equal(12, s.Months.Count));
        Assert.Equal([1m, 5.5m, 0m], series[1].Months.TakeLast(3).Select(m => m.ToDecimal()));
        Assert.Equal(7m, series[0].Months[^1].ToDecimal());
    }
}
