using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Tests.Core.Invoicing;
using NodaTime;

namespace BillingConsole.Tests.Core.Accounting;

public class RevenueRecognitionTests
{
    [Fact]
    public void Forty_nine_a_month_is_earned_by_day_to_the_cent()
    {
        var days = RevenueRecognition.Schedule(Bill.Dollars(49), Bill.January);
        Assert.Equal(31, days.Count);
        Assert.Equal("1.59|1.58|49.00", Bill.Texts(days[0].Amount, days[30].Amount, Money.Sum(days.Select(day => day.Amount), Bill.Usd)));
        Assert.Equal(new LocalDate(2026, 1, 31), days[30].Day);
    }

    [Fact]
    public void Nothing_is_earned_before_the_period_and_all_of_it_after()
    {
        Assert.Equal("0.00", Earned(new LocalDate(2025, 12, 31)));
        Assert.Equal("0.00", Earned(new LocalDate(2026, 1, 1)));
        Assert.Equal("1.59", Earned(new LocalDate(2026, 1, 2)));
        Assert.Equal("49.00", Earned(new LocalDate(2026, 2, 1)));
        Assert.Equal("49.00", Earned(new LocalDate(2027, 1, 1)));
    }

    [Fact]
    public void A_period_of_no_days_earns_everything_at_once()
    {
        var day = new LocalDate(2026, 1, 1);
        Assert.Equal([(day, Bill.Dollars(5))], RevenueRecognition.Schedule(Bill.Dollars(5), new Period(day, day)));
    }

    [Fact]
    public void The_days_add_up_to_what_was_deferred_and_to_what_is_earned_before_any_date()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var deferred = new Money(random.NextInt64(-100_000, 10_000_000), Bill.Usd);
            var start = new LocalDate(2024, 1, 1).PlusDays(random.Next(1000));
            var period = new Period(start, start.PlusDays(random.Next(1, 400)));
            var days = RevenueRecognition.Schedule(deferred, period);
            var date = start.PlusDays(random.Next(-3, 405));
            Assert.True(Money.Sum(days.Select(day => day.Amount), Bill.Usd) == deferred, $"seed {seed}");
            Assert.True(
                Money.Sum(days.Where(day => day.Day < date).Select(day => day.Amount), Bill.Usd) == RevenueRecognition.RecognisedBefore(deferred, period, date),
                $"seed {seed}");
        }
    }

    private static string Earned(LocalDate before) => RevenueRecognition.RecognisedBefore(Bill.Dollars(49), Bill.January, before).ToText();
}
