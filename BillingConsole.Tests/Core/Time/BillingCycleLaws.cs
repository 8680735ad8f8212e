using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Tests.Core.Time;

public class BillingCycleLaws
{
    private const int Years = 50;
    private static readonly LocalDate From = new(2023, 11, 1);

    [Fact]
    public void Monthly_periods_tile_fifty_years_under_every_anchor_day()
    {
        for (var anchorDay = 1; anchorDay <= 31; anchorDay++)
        {
            for (var offset = 0; offset < 130; offset += 7)
                AssertTiles(BillingCycle.AnchoredOn(From.PlusDays(offset), new(IntervalUnit.Month, 1), anchorDay), $"anchor {anchorDay}, offset {offset}");
        }
    }

    [Fact]
    public void Periods_tile_for_every_start_day_through_a_leap_year()
    {
        for (var offset = 0; offset < 500; offset++)
        {
            AssertTiles(BillingCycle.Anniversary(From.PlusDays(offset), new(IntervalUnit.Month, 1)), $"anniversary, offset {offset}");
            AssertTiles(BillingCycle.Calendar(From.PlusDays(offset), new(IntervalUnit.Month, 1)), $"calendar, offset {offset}");
        }
    }

    [Fact]
    public void Periods_of_every_interval_tile()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var interval = new Interval((IntervalUnit)random.Next(6), random.Next(1, 14));
            var start = From.PlusDays(random.Next(0, 1500));
            AssertTiles(BillingCycle.Anniversary(start, interval), $"seed {seed}: anniversary {start} {interval}");
            AssertTiles(BillingCycle.Calendar(start, interval), $"seed {seed}: calendar {start} {interval}");
            AssertTiles(BillingCycle.AnchoredOn(start, interval, random.Next(1, 32)), $"seed {seed}: anchored {start} {interval}");
        }
    }

    [Fact]
    public void Every_day_lies_in_exactly_the_period_that_is_found_for_it()
    {
        for (var anchorDay = 1; anchorDay <= 31; anchorDay++)
        {
            var cycle = BillingCycle.AnchoredOn(From, new(IntervalUnit.Month, 1), anchorDay);
            for (var date = From; date < From.PlusYears(5); date = date.PlusDays(1))
                Assert.True(cycle.Containing(date).Actual.Contains(date), $"anchor {anchorDay}, {date}");
        }
    }

    private static void AssertTiles(BillingCycle cycle, string what)
    {
        var next = cycle.Start;
        for (var index = 0; next < cycle.Start.PlusYears(Years); index++)
        {
            var period = cycle.Period(index);
            Assert.True(period.Actual.Start == next, $"{what}: period {index} does not begin where the last ended");
            Assert.True(period.Actual.Days > 0, $"{what}: period {index} is empty");
            Assert.True(index == 0 ? period.Full.Contains(period.Actual) : period.Full == period.Actual, $"{what}: period {index} is short");
            Assert.True(cycle.Containing(period.Actual.Start) == period, $"{what}: the start of period {index}");
            Assert.True(cycle.Containing(period.Actual.End.PlusDays(-1)) == period, $"{what}: the last day of period {index}");
            Assert.True(cycle.EndingOn(period.Actual.End) == period, $"{what}: the end of period {index}");
            next = period.Actual.End;
        }
    }
}
