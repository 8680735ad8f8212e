using NodaTime;

namespace BillingConsole.Core.Time;

/// <summary>
/// The endless row of billing periods of a subscription. Each is counted from the anchor, never from the period before:
/// 31 January, 28 February, 31 March. Together they tile the time from <see cref="Start"/> without gap or overlap.
/// </summary>
public sealed record BillingCycle
{
    private readonly LocalDate _anchor;
    private readonly int _anchorDay;

    private BillingCycle(LocalDate start, Interval interval, LocalDate anchor, int anchorDay)
    {
        Start = start;
        Interval = interval;
        _anchor = anchor;
        _anchorDay = anchorDay;
    }

    public LocalDate Start { get; }

    public Interval Interval { get; }

    /// <summary>Every period is a full one, from the day of the start.</summary>
    public static BillingCycle Anniversary(LocalDate start, Interval interval) => new(start, interval, start, start.Day);

    /// <summary>
    /// Periods begin on a day of the month (1 to 31; the last day of a shorter month). The first is cut short: it belongs to
    /// the full period that began on the last anchor day on or before the start. Days and weeks have no anchor day and follow the start.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The anchor day is not 1 to 31.</exception>
    public static BillingCycle AnchoredOn(LocalDate start, Interval interval, int anchorDay)
    {
        if (anchorDay is < 1 or > 31)
            throw new ArgumentOutOfRangeException(nameof(anchorDay), anchorDay, "An anchor day is 1 to 31.");
        if (interval.Days is not null)
            return Anniversary(start, interval);
        var month = new Interval(IntervalUnit.Month, 1);
        var anchor = month.AddTo(start, 0, anchorDay);
        return new(start, interval, anchor <= start ? anchor : month.AddTo(start, -1, anchorDay), anchorDay);
    }

    /// <summary>
    /// Periods follow the calendar; the first is cut short. Weeks begin on Monday, months on the 1st; months that divide a year
    /// (quarters, half-years, every two months) are counted from January, years begin in January. Days follow the start.
    /// </summary>
    public static BillingCycle Calendar(LocalDate start, Interval interval) =>
        new(start, interval, CalendarAnchor(start, interval), anchorDay: interval.Days is null ? 1 : start.Day);

    /// <summary>Other periods from the same start and anchor: the years in which these months lie.</summary>
    public BillingCycle Every(Interval interval) => new(Start, interval, _anchor, _anchorDay);

    /// <param name="index">0 is the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is below 0.</exception>
    public BillingPeriod Period(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var full = new Period(Boundary(index), Boundary(index + 1));
        return new(index, index == 0 ? new(Start, full.End) : full, full);
    }

    /// <exception cref="ArgumentOutOfRangeException">The date lies before the start.</exception>
    public BillingPeriod Containing(LocalDate date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date, Start);
        var index = Interval.Days is { } days
            ? NodaTime.Period.DaysBetween(_anchor, date) / days
            : ((date.Year - _anchor.Year) * 12 + date.Month - _anchor.Month) / Interval.Months;
        // Only the month was looked at; its first days may still belong to the period before.
        return Period(Boundary(index) <= date ? index : index - 1);
    }

    /// <summary>The period whose exclusive end is the date, if there is one.</summary>
    public BillingPeriod? EndingOn(LocalDate date) =>
        date > Start && Containing(date.PlusDays(-1)) is var period && period.Actual.End == date ? period : null;

    /// <summary>The period that begins on the date, if there is one.</summary>
    public BillingPeriod? StartingOn(LocalDate date) =>
        date >= Start && Containing(date) is var period && period.Actual.Start == date ? period : null;

    private LocalDate Boundary(int index) => Interval.AddTo(_anchor, index, _anchorDay);

    private static LocalDate CalendarAnchor(LocalDate start, Interval interval) => interval.Unit switch
    {
        IntervalUnit.Day => start,
        IntervalUnit.Week => start.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)),
        IntervalUnit.Month or IntervalUnit.Quarter or IntervalUnit.HalfYear or IntervalUnit.Year
            => new LocalDate(start.Year, FirstMonth(start.Month, interval.Months), 1),
    };

    private static int FirstMonth(int month, int months) => (12 % months, months % 12) switch
    {
        (0, _) => month - (month - 1) % months,
        (_, 0) => 1,
        _ => month,
    };
}
