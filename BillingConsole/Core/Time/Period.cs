using NodaTime;

namespace BillingConsole.Core.Time;

/// <summary>Whole days from <paramref name="Start"/> to before <paramref name="End"/>. May be empty, never backwards.</summary>
public readonly record struct Period(LocalDate Start, LocalDate End)
{
    /// <exception cref="ArgumentException">Thrown by the constructor when it lies before the start.</exception>
    public LocalDate End { get; } = End >= Start
        ? End
        : throw new ArgumentException("A period cannot end before it starts.", nameof(End));

    public int Days => NodaTime.Period.DaysBetween(Start, End);

    public bool IsEmpty => Start == End;

    public bool Contains(LocalDate date) => Start <= date && date < End;

    public bool Contains(Period other) => Start <= other.Start && other.End <= End;

    /// <summary>The days common to both; null when there is none.</summary>
    public Period? Intersect(Period other)
    {
        var (start, end) = (LocalDate.Max(Start, other.Start), LocalDate.Min(End, other.End));
        return start < end ? new Period(start, end) : null;
    }

    /// <summary>From the first moment of the first day to the first moment after the last day, where the zone's clocks show them.</summary>
    public (Instant Start, Instant End) In(DateTimeZone zone) =>
        (LocalMidnight.Of(Start, zone), LocalMidnight.Of(End, zone));

    /// <summary>"2026-01-01..2026-02-01".</summary>
    public override string ToString() => $"{Start:uuuu'-'MM'-'dd}..{End:uuuu'-'MM'-'dd}";
}
