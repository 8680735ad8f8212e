using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Tests.Core.Time;

using static BillingConsole.Core.Time.IntervalUnit;
using IntervalUnit = BillingConsole.Core.Time.IntervalUnit;

public class IntervalTests
{
    [Theory]
    [InlineData(Quarter, 1, Month, 1, 3), InlineData(Year, 1, Month, 1, 12), InlineData(HalfYear, 1, Quarter, 1, 2)]
    [InlineData(Year, 2, HalfYear, 1, 4), InlineData(Month, 6, Month, 3, 2), InlineData(Week, 2, Day, 7, 2), InlineData(Month, 1, Month, 1, 1)]
    [InlineData(Month, 1, Quarter, 1, 0), InlineData(Month, 1, Day, 1, 0), InlineData(Day, 30, Month, 1, 0), InlineData(Day, 10, Week, 1, 0)]
    [InlineData(Quarter, 1, Month, 2, 0)]
    public void An_interval_counts_the_intervals_it_is_made_of(IntervalUnit unit, int count, IntervalUnit otherUnit, int otherCount, int times)
    {
        Assert.Equal(times > 0, new Interval(unit, count).TryDivide(new Interval(otherUnit, otherCount), out var found));
        Assert.Equal(times, found);
    }

    [Fact]
    public void Months_are_counted_from_the_anchor_and_end_with_a_shorter_month()
    {
        var anchor = new LocalDate(2027, 1, 31);
        var month = new Interval(Month, 1);
        Assert.Equal(new LocalDate(2027, 2, 28), month.AddTo(anchor, 1, 31));
        Assert.Equal(new LocalDate(2027, 3, 31), month.AddTo(anchor, 2, 31));
        Assert.Equal(new LocalDate(2028, 2, 29), month.AddTo(anchor, 13, 31));
        Assert.Equal(new LocalDate(2026, 12, 31), month.AddTo(anchor, -1, 31));
    }

    [Theory]
    [InlineData(Month, 1, 120, 120), InlineData(Quarter, 1, 120, 40), InlineData(Year, 2, 120, 5), InlineData(HalfYear, 1, 120, 20), InlineData(Day, 73, 12, 5), InlineData(Week, 365, 84, 1)]
    public void A_fee_by_the_month_is_exact(IntervalUnit unit, int count, int fee, int perMonth) =>
        Assert.Equal((Exact)(long)perMonth, (Exact)(long)fee / new Interval(unit, count).InMonths);

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(1001)]
    public void An_interval_has_1_to_1000_units(int count) => Assert.Throws<ArgumentOutOfRangeException>(() => new Interval(Month, count));
}
