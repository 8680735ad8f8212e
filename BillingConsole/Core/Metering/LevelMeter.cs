using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>
/// Measures the weighted sum: level × time ÷ the length of the period. 10 GB for the first half and 20 GB for the second are 15.
/// A group has no level before its first point.
/// </summary>
public static class LevelMeter
{
    /// <param name="runs">Those of the period and, per group, the last one before it.</param>
    /// <param name="until">Levels are counted up to this moment, which no run reaches beyond; null: to the end of the period.</param>
    /// <exception cref="ArgumentException">The aggregation is another, or a run lies at or after the end of the period.</exception>
    /// <exception cref="AmountOutOfRangeException">A value leaves the range of a quantity.</exception>
    public static MeteredUsage Measure(
        Aggregation aggregation, IEnumerable<LevelRun> runs, Period period, DateTimeZone zone, Instant? until = null)
    {
        aggregation.Require(AggregationKind.WeightedSum);
        var windows = new MeterWindows(period, aggregation.Bucket, zone);
        var end = Instant.Min(until ?? windows.End, windows.End);
        return WindowTally.Total(
            from run in runs
            group run by run.Group into ofGroup
            from piece in Pieces([.. ofGroup.OrderBy(run => run.At)], windows, end)
            group piece by (piece.Window, piece.Group) into inWindow
            select new WindowTally(
                inWindow.Key.Window,
                inWindow.Key.Group,
                Exact.Sum(inWindow.Select(piece => piece.Value)),
                null,
                inWindow.Sum(piece => piece.Events)));
    }

    private static IEnumerable<WindowTally> Pieces(List<LevelRun> runs, MeterWindows windows, Instant end)
    {
        for (var index = 0; index < runs.Count; index++)
        {
            var run = runs[index];
            var next = index + 1 < runs.Count ? Instant.Min(runs[index + 1].At, end) : end;
            var from = Instant.Max(run.Through, windows.Start);
            if (run.At >= windows.Start)
                yield return new(windows.Containing(run.At), run.Group, run.Area / Length(windows), null, run.Events);
            while (from < next)
            {
                var window = windows.Containing(from);
                var to = Instant.Min(window.End, next);
                yield return new(window, run.Group, run.Level * (Exact)(to - from).ToInt64Nanoseconds() / Length(windows), null, 0);
                from = to;
            }
        }
    }

    private static Exact Length(MeterWindows windows) => (windows.End - windows.Start).ToInt64Nanoseconds();
}
