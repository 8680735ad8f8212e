using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using BillingConsole.Usage.Closing;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>The roll-ups of one meter and customer, and the values that they have seen.</summary>
internal sealed class UsageSeries
{
    /// <summary>Those of the time that was asked for; of a weighted sum also the last one before it in each group.</summary>
    public List<(BucketKey Key, BucketState State)> Buckets { get; } = [];
    public List<UniqueValue> Values { get; } = [];

    public void Add(IEnumerable<KeyValuePair<BucketKey, BucketState>> derived)
    {
        foreach (var (key, state) in derived)
        {
            Buckets.Add((key, state));
            Values.AddRange(state.Values.Select(v => new UniqueValue(StartOf(key), key.Dims, v.Key, v.Value)));
        }
    }

    public MeteredUsage Measure(Meter meter, Period period, DateTimeZone zone)
    {
        var (start, end) = period.In(zone);
        return Measure(meter, period, zone, start, end);
    }

    /// <summary>The same of a part of the period.</summary>
    /// <param name="windows">The meter's own of the whole period, for whoever measures many parts of it.</param>
    public MeteredUsage Measure(Meter meter, Period period, DateTimeZone zone, Instant from, Instant to, MeterWindows? windows = null) => meter.Aggregation switch
    {
        AggregationKind.Count or AggregationKind.Sum or AggregationKind.Max or AggregationKind.Latest or AggregationKind.Average =>
            RollUpMeter.Measure(meter.Rule, Within(from, to).Select(b => RollUp(meter, b)), windows ?? new(period, meter.Rule.Bucket, zone)),
        AggregationKind.UniqueCount => UniqueMeter.Measure(meter.Rule, ValuesWithin(from, to), period, zone),
        AggregationKind.WeightedSum => LevelMeter.Measure(meter.Rule, [.. Opening(from).Select(b => Carried(b, from)), .. Within(from, to).Select(Run)], period, zone, to),
    };

    /// <summary>
    /// For each of some spans that follow one another what is needed to measure it: the roll-ups and values that begin in it. Levels are
    /// carried from one to the next, so that each needs all.
    /// </summary>
    public IReadOnlyList<UsageSeries> Split(Meter meter, List<(Instant From, Instant To)> spans)
    {
        if (meter.Aggregation == AggregationKind.WeightedSum) return [.. spans.Select(_ => this)];
        var (parts, starts) = (spans.ConvertAll(_ => new UsageSeries()), spans.ConvertAll(s => s.From));
        foreach (var bucket in Buckets) parts[At(starts, StartOf(bucket.Key))].Buckets.Add(bucket);
        foreach (var value in Values) parts[At(starts, value.Start)].Values.Add(value);
        return parts;
    }

    /// <summary>Every row of a period as a text of its own, for a hash over all.</summary>
    public IEnumerable<string> Rows(Meter meter, Period period, DateTimeZone zone)
    {
        var (from, to) = period.In(zone);
        return
        [
            .. Within(from, to).Select(b => UsageSeal.Row(
                b.Key.StartMicros, b.Key.Dims, b.State.LengthSeconds, b.State.Count, b.State.Sum.ToString(), b.State.Max, b.State.Min, b.State.First, b.State.Last, b.State.PeakEvent, b.State.LastEvent)),
            .. Within(from, to).Where(b => b.State.Area is not null).Select(b => UsageSeal.Row("area", b.Key.StartMicros, b.Key.Dims, $"{b.State.Area}")),
            .. ValuesWithin(from, to).Select(v => UsageSeal.Row(Instants.ToMicroseconds(v.Start), v.Group, v.Value, v.Events)),
            .. meter.Aggregation == AggregationKind.WeightedSum ? Opening(from).Select(b => UsageSeal.Row("opening", b.Key.Dims, b.State.Last)) : [],
        ];
    }

    private IEnumerable<(BucketKey Key, BucketState State)> Within(Instant from, Instant to)
    {
        var (first, end) = (Instants.ToMicroseconds(from), Instants.ToMicroseconds(to));
        return Buckets.Where(b => first <= b.Key.StartMicros && b.Key.StartMicros < end && b.State.Count > 0);
    }

    private IEnumerable<UniqueValue> ValuesWithin(Instant from, Instant to) => Values.Where(v => from <= v.Start && v.Start < to);

    /// <summary>The last roll-up of each group before a moment: the level it left is carried over.</summary>
    private IEnumerable<(BucketKey Key, BucketState State)> Opening(Instant at) =>
        Buckets.Where(b => StartOf(b.Key) < at && b.State.Count > 0).GroupBy(b => b.Key.Dims).Select(g => g.MaxBy(b => b.Key.StartMicros));

    private static UsageBucket RollUp(Meter meter, (BucketKey Key, BucketState State) bucket)
    {
        var s = bucket.State;
        // A sum that nobody asks for may be beyond what can be billed.
        var sum = meter.Aggregation is AggregationKind.Sum or AggregationKind.Average ? s.Sum.ToQuantity() : 0m;
        return new(StartOf(bucket.Key), Duration.FromSeconds(s.LengthSeconds), bucket.Key.Dims, s.Count, sum, s.Max, s.Min, s.First, s.Last, s.PeakEvent, s.LastEvent);
    }

    private static LevelRun Run((BucketKey Key, BucketState State) bucket) => new(
        Instants.FromMicroseconds(bucket.State.FirstMicros), Instants.FromMicroseconds(bucket.State.LastMicros), bucket.Key.Dims, bucket.State.Area!.Value.ToNanoseconds(), bucket.State.Last, bucket.State.Count);

    private static LevelRun Carried((BucketKey Key, BucketState State) bucket, Instant at) => LevelRun.Point(at, bucket.Key.Dims, bucket.State.Last) with { Events = 0 };

    // The last span that has begun; what lies before the first is in none, and no measure counts it.
    private static int At(List<Instant> starts, Instant moment) => starts.BinarySearch(moment) is var at && at >= 0 ? at : Math.Max(~at - 1, 0);

    private static Instant StartOf(BucketKey key) => Instants.FromMicroseconds(key.StartMicros);
}
