using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>Counts different values exactly: once per window and group, however many stored buckets and events had them.</summary>
public static class UniqueMeter
{
    /// <exception cref="ArgumentException">The aggregation is another, or a value lies outside the period.</exception>
    public static MeteredUsage Measure(Aggregation aggregation, IEnumerable<UniqueValue> values, Period period, DateTimeZone zone)
    {
        aggregation.Require(AggregationKind.UniqueCount);
        var windows = new MeterWindows(period, aggregation.Bucket, zone);
        return WindowTally.Total(
            from value in values
            where value.Events > 0
            group value by (Window: windows.Containing(value.Start), value.Group) into inWindow
            let different = inWindow.Select(value => value.Value).Distinct(StringComparer.Ordinal).Count()
            select new WindowTally(inWindow.Key.Window, inWindow.Key.Group, different, null, inWindow.Sum(value => value.Events)));
    }
}
