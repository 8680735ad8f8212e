using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>Measures count, sum, max, latest and average from stored roll-ups, in any order of rows.</summary>
public static class RollUpMeter
{
    /// <exception cref="ArgumentException">
    /// The aggregation needs other rows, or a row does not lie within one window (outside the period, or stored too coarsely for the zone).
    /// </exception>
    /// <exception cref="AmountOutOfRangeException">A value leaves the range of a quantity.</exception>
    public static MeteredUsage Measure(Aggregation aggregation, IEnumerable<UsageBucket> rows, Period period, DateTimeZone zone)
    {
        aggregation.Require(AggregationKind.Count, AggregationKind.Sum, AggregationKind.Max, AggregationKind.Latest, AggregationKind.Average);
        var windows = new MeterWindows(period, aggregation.Bucket, zone);
        return WindowTally.Total(
            from row in rows
            where row.Count != 0
            orderby row.Start
            group row by (WindowOf(row, windows), row.Group) into inWindow
            select Tally(aggregation.Kind, inWindow.Key.Item1, [.. inWindow]));
    }

    private static MeterWindow WindowOf(UsageBucket row, MeterWindows windows)
    {
        var window = windows.Containing(row.Start);
        return row.Start + row.Length <= window.End
            ? window
            : throw new ArgumentException($"The roll-up of {row.Start} reaches into the next window.", nameof(row));
    }

    private static WindowTally Tally(AggregationKind kind, MeterWindow window, List<UsageBucket> rows)
    {
        var (group, events) = (rows[0].Group, rows.Sum(row => row.Count));
        return kind switch
        {
            AggregationKind.Count => new(window, group, events, null, events),
            AggregationKind.Sum => new(window, group, Sum(rows), null, events),
            AggregationKind.Average => new(window, group, Sum(rows) / events, null, events),
            AggregationKind.Max => Peak(window, rows, events),
            AggregationKind.Latest => new(window, group, rows[^1].Last, rows[^1].LastEvent, events),
            AggregationKind.UniqueCount or AggregationKind.WeightedSum => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    // Of equal peaks the earliest is named: the rows are in order of time.
    private static WindowTally Peak(MeterWindow window, List<UsageBucket> rows, long events)
    {
        var peak = rows.MaxBy(row => row.Max)!;
        return new(window, peak.Group, peak.Max, peak.PeakEvent, events);
    }

    private static Exact Sum(List<UsageBucket> rows) => Exact.Sum(rows.Select(row => (Exact)row.Sum));
}
