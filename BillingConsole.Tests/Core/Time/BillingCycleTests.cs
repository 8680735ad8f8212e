using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Tests.Core.Time;

public class BillingCycleTests
{
    private static readonly Interval Monthly = new(IntervalUnit.Month, 1);
    private static readonly Interval Quarterly = new(IntervalUnit.Quarter, 1);

    [Fact]
    public void The_31st_comes_back_after_a_short_month()
    {
        var cycle = BillingCycle.Anniversary(new(2027, 1, 31), Monthly);
        Assert.Equal("2027-01-31..2027-02-28 2027-02-28..2027-03-31 2027-03-31..2027-04-30", First(cycle, 3));
    }

    [Fact]
    public void Thirteen_months_later_a_leap_day_is_the_end_of_February() =>
        Assert.Equal(new LocalDate(2028, 2, 29), BillingCycle.Anniversary(new(2027, 1, 31), Monthly).Period(13).Actual.Start);

    [Fact]
    public void A_yearly_deal_of_29_February_renews_on_the_28th_and_again_on_the_29th()
    {
        var cycle = BillingCycle.Anniversary(new(2028, 2, 29), new(IntervalUnit.Year, 1));
        Assert.Equal(new LocalDate(2029, 2, 28), cycle.Period(1).Actual.Start);
        Assert.Equal(new LocalDate(2032, 2, 29), cycle.Period(4).Actual.Start);
    }

    [Fact]
    public void A_short_first_period_is_divided_by_the_full_anchored_one()
    {
        var first = BillingCycle.AnchoredOn(new(2026, 3, 20), Monthly, 15).Period(0);
        Assert.Equal("2026-03-20..2026-04-15", first.Actual.ToString());
        Assert.Equal("2026-03-15..2026-04-15", first.Full.ToString());
        Assert.Equal(new Proration(26, 31), first.Proration);
    }

    [Fact]
    public void An_anchor_day_later_in_the_month_ends_the_first_period_in_that_month()
    {
        var cycle = BillingCycle.AnchoredOn(new(2026, 2, 10), Monthly, 31);
        Assert.Equal("2026-02-10..2026-02-28 2026-02-28..2026-03-31 2026-03-31..2026-04-30", First(cycle, 3));
        Assert.Equal(new LocalDate(2026, 1, 31), cycle.Period(0).Full.Start);
    }

    [Theory]
    [InlineData(2026, 2, 28, 31), InlineData(2026, 3, 15, 15), InlineData(2028, 2, 29, 30)]
    public void A_start_on_the_anchor_has_no_short_period(int year, int month, int day, int anchorDay) =>
        Assert.True(BillingCycle.AnchoredOn(new(year, month, day), Monthly, anchorDay).Period(0).Proration.IsWhole);

    [Fact]
    public void A_quarter_under_an_anchor_day_begins_with_the_last_anchor_day()
    {
        var cycle = BillingCycle.AnchoredOn(new(2026, 3, 20), Quarterly, 15);
        Assert.Equal("2026-03-20..2026-06-15 2026-06-15..2026-09-15", First(cycle, 2));
        Assert.Equal("2026-03-15..2026-06-15", cycle.Period(0).Full.ToString());
    }

    [Theory]
    [InlineData(IntervalUnit.Month, 1, "2026-05-14..2026-06-01 2026-06-01..2026-07-01"), InlineData(IntervalUnit.Month, 2, "2026-05-14..2026-07-01 2026-07-01..2026-09-01")]
    [InlineData(IntervalUnit.Month, 5, "2026-05-14..2026-10-01 2026-10-01..2027-03-01"), InlineData(IntervalUnit.Quarter, 1, "2026-05-14..2026-07-01 2026-07-01..2026-10-01")]
    [InlineData(IntervalUnit.HalfYear, 1, "2026-05-14..2026-07-01 2026-07-01..2027-01-01"), InlineData(IntervalUnit.Year, 1, "2026-05-14..2027-01-01 2027-01-01..2028-01-01")]
    [InlineData(IntervalUnit.Year, 2, "2026-05-14..2028-01-01 2028-01-01..2030-01-01"), InlineData(IntervalUnit.Week, 1, "2026-05-14..2026-05-18 2026-05-18..2026-05-25")]
    [InlineData(IntervalUnit.Week, 2, "2026-05-14..2026-05-25 2026-05-25..2026-06-08"), InlineData(IntervalUnit.Day, 10, "2026-05-14..2026-05-24 2026-05-24..2026-06-03")]
    public void Calendar_billing_follows_the_calendar(IntervalUnit unit, int count, string periods) =>
        Assert.Equal(periods, First(BillingCycle.Calendar(new(2026, 5, 14), new(unit, count)), 2));

    [Fact]
    public void A_date_finds_the_period_it_belongs_to()
    {
        var cycle = BillingCycle.Anniversary(new(2026, 1, 15), Monthly);
        Assert.Equal(0, cycle.Containing(new(2026, 2, 14)).Index);
        Assert.Equal(1, cycle.Containing(new(2026, 2, 15)).Index);
        Assert.Equal(0, cycle.EndingOn(new(2026, 2, 15))?.Index);
        Assert.Equal(1, cycle.StartingOn(new(2026, 2, 15))?.Index);
        Assert.Null(cycle.EndingOn(new(2026, 2, 14)));
        Assert.Null(cycle.StartingOn(new(2026, 2, 16)));
        Assert.Null(cycle.EndingOn(cycle.Start));
        Assert.Null(cycle.StartingOn(new(2026, 1, 14)));
    }

    [Fact]
    public void Nothing_lies_before_the_start()
    {
        var cycle = BillingCycle.Anniversary(new(2026, 1, 15), Monthly);
        Assert.Throws<ArgumentOutOfRangeException>(() => cycle.Containing(new(2026, 1, 14)));
        Assert.Throws<ArgumentOutOfRangeException>(() => cycle.Period(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BillingCycle.AnchoredOn(cycle.Start, Monthly, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BillingCycle.AnchoredOn(cycle.Start, Monthly, 32));
    }

    [Fact]
    public void Equal_terms_are_equal_cycles() =>
        Assert.Equal(BillingCycle.Anniversary(new(2026, 1, 15), Monthly), BillingCycle.AnchoredOn(new(2026, 1, 15), Monthly, 15));

    private static string First(BillingCycle cycle, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(index => cycle.Period(index).Actual));
}
