using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Core.Time;

/// <summary>A number of calendar units, 1 to 1000: every 3 months.</summary>
public readonly record struct Interval(IntervalUnit Unit, int Count)
{
    public const int MostUnits = 1000;

    /// <exception cref="ArgumentOutOfRangeException">Thrown by the constructor outside 1 to 1000.</exception>
    public int Count { get; } = Count is >= 1 and <= MostUnits
        ? Count
        : throw new ArgumentOutOfRangeException(nameof(Count), Count, "An interval has 1 to 1000 units.");

    /// <summary>Days for units of fixed length, otherwise null.</summary>
    internal int? Days => Unit switch
    {
        IntervalUnit.Day => Count,
        IntervalUnit.Week => 7 * Count,
        IntervalUnit.Month or IntervalUnit.Quarter or IntervalUnit.HalfYear or IntervalUnit.Year => null,
    };

    /// <summary>Months for units counted in months, otherwise 0.</summary>
    internal int Months => Unit switch
    {
        IntervalUnit.Day or IntervalUnit.Week => 0,
        IntervalUnit.Month => Count,
        IntervalUnit.Quarter => 3 * Count,
        IntervalUnit.HalfYear => 6 * Count,
        IntervalUnit.Year => 12 * Count,
    };

    /// <summary>How many months it is: exact for calendar units; days by the mean month of 365 / 12 days.</summary>
    public Exact InMonths => Days is { } days ? (Exact)(12L * days) / 365L : Months;

    /// <summary>
    /// The date <paramref name="n"/> intervals after the anchor. Where months are counted the day is
    /// <paramref name="anchorDay"/>, or the last of a month that is shorter.
    /// </summary>
    public LocalDate AddTo(LocalDate anchor, int n, int anchorDay)
    {
        if (Days is { } days)
            return anchor.PlusDays(n * days);
        var first = anchor.With(DateAdjusters.StartOfMonth).PlusMonths(n * Months);
        return first.PlusDays(Math.Min(anchorDay, first.Calendar.GetDaysInMonth(first.Year, first.Month)) - 1);
    }

    /// <summary>How many of <paramref name="other"/> make up this interval: a quarter has 3 months. False when it is no whole multiple.</summary>
    public bool TryDivide(Interval other, out int times)
    {
        var (whole, part) = Days is { } days ? (days, other.Days ?? 0) : (Months, other.Months);
        times = part > 0 && whole % part == 0 ? whole / part : 0;
        return times > 0;
    }
}
