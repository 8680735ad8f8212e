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
    public static MeteredUsage Measure(Aggregation aggregation, IEnumerable<UsageBucket> rows, Period period, DateTimeZone zone) =>
        Measure(aggregation, rows, new MeterWindows(period, aggregation.Bucket, zone));

    /// <param name="windows">Those of the aggregation's bucket, for whoever measures many parts of one period.</param>
    /// <inheritdoc cref="Measure(Aggregation, IEnumerable{UsageBucket}, Period, DateTimeZone)"/>
    public static MeteredUsage Measure(Aggregation aggregation, IEnumerable<UsageBucket> rows, MeterWindows windows)
    {
        aggregation.Require(AggregationKind.Count, AggregationKind.Sum, AggregationKind.Max, AggregationKind.Latest, AggregationKind.Average);
        return WindowTally.Total(
            from inWindow in ByWindow(rows.Where(row => row.Count != 0).OrderBy(row => row.Start), windows)
            from ofGroup in ByGroup(inWindow.Rows)
            select Tally(aggregation.Kind, inWindow.Window, ofGroup));
    }

    // In order of time the rows of one window follow one another.
    private static IEnumerable<(MeterWindow Window, List<UsageBucket> Rows)> ByWindow(IEnumerable<UsageBucket> ordered, MeterWindows windows)
    {
        var (window, inWindow) = (default(MeterWindow), new List<UsageBucket>());
        foreach (var row in ordered)
        {
            if (inWindow.Count > 0 && row.Start >= window.End)
            {
                yield return (window, inWindow);
                inWindow = [];
            }
            if (inWindow.Count == 0)
                window = windows.Containing(row.Start);
            if (row.Start + row.Length > window.End)
                throw new ArgumentException($"The roll-up of {row.Start} reaches into the next window.", nameof(ordered));
            inWindow.Add(row);
        }
        if (inWindow.Count > 0)
            yield return (window, inWindow);
    }

    private static IEnumerable<List<UsageBucket>> ByGroup(List<UsageBucket> rows) =>
        rows.Count == 1 ? [rows] : rows.GroupBy(row => row.Group).Select(ofGroup => ofGroup.ToList());

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
