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
        foreach (var known in events.Where(e => e.Seq <= cutoff))
        {
            var read = EventParser.ReadBack(known.Data, Instants.FromMicroseconds(known.TimeMicros));
            foreach (var meter in byType[known.Type])
                if (MeterMatch.Match(meter, read, customer.Zone).Counted is { } hit) Fold(buckets, customer, known, hit, cutoff);
        }
        return buckets;
    }

    /// <summary>Which meters count an event, in which buckets.</summary>
    public static IEnumerable<Counted> HitsOf(IEnumerable<Meter> meters, MeteredCustomer customer, KnownEvent known)
    {
        var read = EventParser.ReadBack(known.Data, Instants.FromMicroseconds(known.TimeMicros));
        foreach (var meter in meters.Where(m => m.EventType == known.Type))
            if (MeterMatch.Match(meter, read, customer.Zone).Counted is { } hit) yield return hit;
    }

    private static void Fold(Dictionary<BucketKey, BucketState> buckets, MeteredCustomer customer, KnownEvent known, Counted hit, long cutoff)
    {
        var key = new BucketKey(customer.Id, hit.Meter.Id.ToString(), hit.Dims, hit.BucketStartMicros);
        if (!buckets.TryGetValue(key, out var state)) buckets[key] = state = new() { LengthSeconds = hit.BucketSeconds };
        if (known.VoidSeq is { } voided && voided <= cutoff)
        {
            state.Touch(known.Seq);
            state.Touch(voided);
        }
        else state.Fold(hit.Value, known.TimeMicros, known.Seq, known.EventId);
    }
}
