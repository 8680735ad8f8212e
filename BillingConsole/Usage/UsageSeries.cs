using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using BillingConsole.Usage.Closing;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>The rows of one meter and customer, of whichever kind its aggregation is measured from.</summary>
internal sealed class UsageSeries
{
    public List<(BucketKey Key, BucketState State)> Buckets { get; } = [];
    public List<UniqueValue> Values { get; } = [];

    /// <summary>In order of time.</summary>
    public List<LevelPoint> Levels { get; } = [];

    public MeteredUsage Measure(Meter meter, Period period, DateTimeZone zone)
    {
        var (start, end) = period.In(zone);
        return Measure(meter, period, zone, start, end);
    }

    /// <summary>The same of a part of the period.</summary>
    public MeteredUsage Measure(Meter meter, Period period, DateTimeZone zone, Instant from, Instant to) => meter.Aggregation switch
    {
        AggregationKind.Count or AggregationKind.Sum or AggregationKind.Max or AggregationKind.Latest or AggregationKind.Average =>
            RollUpMeter.Measure(meter.Rule, Within(from, to), period, zone),
        AggregationKind.UniqueCount => UniqueMeter.Measure(meter.Rule, Values.Where(v => from <= v.Start && v.Start < to), period, zone),
        AggregationKind.WeightedSum => LevelMeter.Measure(meter.Rule, LevelsUntil(from, to), period, zone, to),
    };

    /// <summary>Every row as a text of its own, for a hash over all.</summary>
    public IEnumerable<string> Rows() =>
    [
        .. Buckets.Where(b => b.State.Count > 0).Select(b => UsageSeal.Row(
            b.Key.StartMicros, b.Key.Dims, b.State.LengthSeconds, b.State.Count, b.State.Sum.ToString(), b.State.Max, b.State.Min, b.State.First, b.State.Last, b.State.PeakEvent, b.State.LastEvent)),
        .. Values.Select(v => UsageSeal.Row(Instants.ToMicroseconds(v.Start), v.Group, v.Value, v.Events)),
        .. Levels.Select(l => UsageSeal.Row(Instants.ToMicroseconds(l.At), l.Group, l.Level, l.EventId ?? "")),
    ];

    private IEnumerable<UsageBucket> Within(Instant first, Instant end) =>
        from bucket in Buckets
        let start = Instants.FromMicroseconds(bucket.Key.StartMicros)
        where first <= start && start < end && bucket.State.Count > 0
        let s = bucket.State
        select new UsageBucket(
            start, Duration.FromSeconds(s.LengthSeconds), bucket.Key.Dims, s.Count, s.Sum.ToQuantity(), s.Max, s.Min, s.First, s.Last, s.PeakEvent, s.LastEvent);

    private IEnumerable<LevelPoint> LevelsUntil(Instant from, Instant to) =>
        Levels.Where(p => p.At < from).GroupBy(p => p.Group).Select(g => g.Last()).Concat(Levels.Where(p => from <= p.At && p.At < to));
}
