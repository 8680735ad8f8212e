using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>Derives buckets from the events themselves, as the writer would have folded them: the truth that roll-ups are held against.</summary>
public static class BucketDerivation
{
    /// <param name="events">Of one customer, in the order of their commits.</param>
    /// <param name="cutoff">Counts only events and voids up to this number.</param>
    public static Dictionary<BucketKey, BucketState> Derive(
        IReadOnlyCollection<Meter> meters, MeteredCustomer customer, IEnumerable<KnownEvent> events, long cutoff = long.MaxValue)
    {
        var byType = meters.ToLookup(m => m.EventType, StringComparer.Ordinal);
        var buckets = new Dictionary<BucketKey, BucketState>();
        var levels = new List<(BucketKey Key, long Micros, decimal Level)>();
        foreach (var known in events.Where(e => e.Seq <= cutoff))
        {
            var read = EventParser.ReadBack(known.Data, Instants.FromMicroseconds(known.TimeMicros));
            foreach (var meter in byType[known.Type])
                if (MeterMatch.Match(meter, read, customer.Zone).Counted is { } hit && Fold(buckets, customer, known, hit, cutoff) is { } counted && meter.Aggregation == AggregationKind.WeightedSum)
                    levels.Add((counted, known.TimeMicros, hit.Value));
        }
        foreach (var ofBucket in levels.GroupBy(l => l.Key).Where(l => buckets[l.Key].Area is null)) buckets[ofBucket.Key].Area = AreaOf(ofBucket.Select(l => (l.Micros, l.Level)));
        return buckets;
    }

    /// <summary>Which meters count an event, in which buckets.</summary>
    public static IEnumerable<Counted> HitsOf(IEnumerable<Meter> meters, MeteredCustomer customer, KnownEvent known)
    {
        var read = EventParser.ReadBack(known.Data, Instants.FromMicroseconds(known.TimeMicros));
        foreach (var meter in meters.Where(m => m.EventType == known.Type))
            if (MeterMatch.Match(meter, read, customer.Zone).Counted is { } hit) yield return hit;
    }

    /// <summary>The levels in order of time; of several at one moment the one that was committed last stands.</summary>
    /// <param name="levels">In the order of their commits.</param>
    internal static BucketSum AreaOf(IEnumerable<(long Micros, decimal Level)> levels)
    {
        var sorted = levels.OrderBy(l => l.Micros).ToList();
        return sorted.Zip(sorted.Skip(1), (one, next) => BucketSum.Area(one.Level, next.Micros - one.Micros)).Aggregate(default(BucketSum), (sum, area) => sum + area);
    }

    /// <returns>The bucket; null when the event is void.</returns>
    private static BucketKey? Fold(Dictionary<BucketKey, BucketState> buckets, MeteredCustomer customer, KnownEvent known, Counted hit, long cutoff)
    {
        var key = new BucketKey(customer.Id, hit.Meter.Id.ToString(), hit.Dims, hit.BucketStartMicros);
        if (!buckets.TryGetValue(key, out var state)) buckets[key] = state = new() { LengthSeconds = hit.BucketSeconds };
        if (known.VoidSeq is { } voided && voided <= cutoff)
        {
            state.Touch(known.Seq);
            state.Touch(voided);
            return null;
        }
        state.Fold(hit, known.TimeMicros, known.Seq, known.EventId);
        return key;
    }
}
