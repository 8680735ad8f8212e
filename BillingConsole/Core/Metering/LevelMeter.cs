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
    /// <param name="points">Those of the period and, per group, the last one before it.</param>
    /// <param name="until">Levels are counted up to this moment; null: to the end of the period.</param>
    /// <exception cref="ArgumentException">The aggregation is another, or a point lies at or after the end of the period.</exception>
    /// <exception cref="AmountOutOfRangeException">A value leaves the range of a quantity.</exception>
    public static MeteredUsage Measure(
        Aggregation aggregation, IEnumerable<LevelPoint> points, Period period, DateTimeZone zone, Instant? until = null)
    {
        aggregation.Require(AggregationKind.WeightedSum);
        var windows = new MeterWindows(period, aggregation.Bucket, zone);
        var end = Instant.Min(until ?? windows.End, windows.End);
        return WindowTally.Total(
            from point in points
            group point by point.Group into ofGroup
            from piece in Pieces([.. ofGroup.OrderBy(point => point.At)], windows, end)
            group piece by (piece.Window, piece.Group) into inWindow
            select new WindowTally(
                inWindow.Key.Window,
                inWindow.Key.Group,
                Exact.Sum(inWindow.Select(piece => piece.Value)),
                null,
                inWindow.Sum(piece => piece.Events)));
    }

    private static IEnumerable<WindowTally> Pieces(List<LevelPoint> points, MeterWindows windows, Instant end)
    {
        for (var index = 0; index < points.Count; index++)
        {
            var point = points[index];
            var next = index + 1 < points.Count ? Instant.Min(points[index + 1].At, end) : end;
            var from = Instant.Max(point.At, windows.Start);
            if (point.At >= windows.Start)
                yield return new(windows.Containing(point.At), point.Group, Exact.Zero, null, 1);
            while (from < next)
            {
                var window = windows.Containing(from);
                var to = Instant.Min(window.End, next);
                yield return new(window, point.Group, point.Level * Share(to - from, windows), null, 0);
                from = to;
            }
        }
    }

    private static Exact Share(Duration time, MeterWindows windows) =>
        (Exact)time.ToInt64Nanoseconds() / (windows.End - windows.Start).ToInt64Nanoseconds();
}
