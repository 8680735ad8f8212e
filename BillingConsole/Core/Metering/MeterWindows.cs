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
    private readonly MeterWindow _whole = Between(period, zone);

    public Instant Start => _whole.Start;

    public Instant End => _whole.End;

    /// <exception cref="ArgumentOutOfRangeException">The moment lies outside the period.</exception>
    public MeterWindow Containing(Instant moment)
    {
        if (moment < Start || moment >= End)
            throw new ArgumentOutOfRangeException(nameof(moment), moment, $"The moment lies outside {period}.");
        return size is { } bucket ? Containing(moment, bucket) : _whole;
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

    private MeterWindow Containing(Instant moment, BucketSize bucket) => bucket switch
    {
        BucketSize.Minute => Elapsed(moment, Duration.FromMinutes(1)),
        BucketSize.Hour => Elapsed(moment, Duration.FromHours(1)),
        BucketSize.Day => Days(DayOf(moment), date => date, date => date.PlusDays(1)),
        BucketSize.Week => Days(DayOf(moment), DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday), date => date.PlusWeeks(1)),
        BucketSize.Month => Days(DayOf(moment), DateAdjusters.StartOfMonth, date => date.PlusMonths(1)),
    };

    private static MeterWindow Between(Period days, DateTimeZone zone)
    {
        var (start, end) = days.In(zone);
        return new(start, end);
    }

    private MeterWindow Days(LocalDate day, Func<LocalDate, LocalDate> firstDay, Func<LocalDate, LocalDate> next)
    {
        var first = firstDay(day);
        var uncut = Between(new(first, next(first)), zone);
        return new(Instant.Max(uncut.Start, Start), Instant.Min(uncut.End, End));
    }

    private MeterWindow Elapsed(Instant moment, Duration length)
    {
        var day = Between(Single(DayOf(moment)), zone);
        var start = day.Start + length * (long)((moment - day.Start) / length);
        return new(start, Instant.Min(start + length, day.End));
    }

    private LocalDate DayOf(Instant moment)
    {
        var date = moment.InZone(zone).Date;
        // Clocks that go back across midnight show the old date again after the new day has begun.
        while (Between(Single(date), zone).End <= moment)
            date = date.PlusDays(1);
        return date;
    }

    private static Period Single(LocalDate date) => new(date, date.PlusDays(1));
}
