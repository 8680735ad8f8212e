using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>
/// The windows of a billing period in a customer's time zone; they tile it. Windows that reach beyond the period are cut at its
/// ends. Hours are counted from local midnight, so a 25-hour day has 25 of them and the last of a 24½-hour day has 30 minutes.
/// </summary>
/// <param name="size">Null: the period is the only window.</param>
public sealed class MeterWindows(Period period, BucketSize? size, DateTimeZone zone)
{
    // The first moment of each day and of the day after the period.
    private readonly Instant[] _midnights =
        [.. Enumerable.Range(0, period.Days + 1).Select(day => LocalMidnight.Of(period.Start.PlusDays(day), zone))];

    public Instant Start => _midnights[0];

    public Instant End => _midnights[^1];

    /// <exception cref="ArgumentOutOfRangeException">The moment lies outside the period.</exception>
    public MeterWindow Containing(Instant moment)
    {
        if (moment < Start || moment >= End)
            throw new ArgumentOutOfRangeException(nameof(moment), moment, $"The moment lies outside {period}.");
        return size is { } bucket ? Containing(moment, DayOf(moment), bucket) : new(Start, End);
    }

    /// <summary>Every window in order, those without events too.</summary>
    public IEnumerable<MeterWindow> All()
    {
        for (var next = Start; next < End;)
        {
            var window = Containing(next);
            yield return window;
            next = window.End;
        }
    }

    private MeterWindow Containing(Instant moment, LocalDate day, BucketSize bucket) => bucket switch
    {
        BucketSize.Minute => Elapsed(moment, day, Duration.FromMinutes(1)),
        BucketSize.Hour => Elapsed(moment, day, Duration.FromHours(1)),
        BucketSize.Day => Days(day, day.PlusDays(1)),
        BucketSize.Week => Days(day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)), day.With(DateAdjusters.Next(IsoDayOfWeek.Monday))),
        BucketSize.Month => Days(day.With(DateAdjusters.StartOfMonth), day.With(DateAdjusters.EndOfMonth).PlusDays(1)),
    };

    private MeterWindow Days(LocalDate first, LocalDate next) =>
        new(Midnight(LocalDate.Max(first, period.Start)), Midnight(LocalDate.Min(next, period.End)));

    private MeterWindow Elapsed(Instant moment, LocalDate day, Duration length)
    {
        var midnight = Midnight(day);
        var start = midnight + length * ((moment - midnight).ToInt64Nanoseconds() / length.ToInt64Nanoseconds());
        return new(start, Instant.Min(start + length, Midnight(day.PlusDays(1))));
    }

    private Instant Midnight(LocalDate day) => _midnights[NodaTime.Period.DaysBetween(period.Start, day)];

    // The last day that has begun: clocks that go back across midnight show the old date again, but the new day goes on.
    private LocalDate DayOf(Instant moment)
    {
        var index = Array.BinarySearch(_midnights, moment);
        if (index < 0)
            index = ~index - 1;
        while (_midnights[index + 1] <= moment)
            index++;
        return period.Start.PlusDays(index);
    }
}
