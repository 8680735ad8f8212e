using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using BillingConsole.Usage.Closing;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>The events of one transaction while they are decided, with all that must be known for it.</summary>
internal sealed class EventGroup(
    ILookup<string, Meter> meters, IReadOnlyDictionary<string, MeteredCustomer> customers, ILookup<long, KnownEvent> known, long lastSeq, Instant now, LateUsage late)
{
    private static readonly Duration Ahead = Duration.FromHours(1);

    /// <summary>No event lies before it.</summary>
    internal static Instant Earliest { get; } = Instant.FromUtc(2000, 1, 1, 0, 0);

    private readonly Dictionary<(string, string), string> fresh = [];
    private readonly Dictionary<BucketKey, List<Hit>> hits = [];
    private readonly List<Counted> counted = [];
    private readonly Dictionary<Meter, string> meterIds = [];

    private readonly record struct Hit(MeteredCustomer Customer, Counted Of, long Micros, long Seq, string EventId);

    /// <summary>The events that are new and count.</summary>
    public List<EventRow> Rows { get; } = [];

    /// <summary>A known event stays what it is, whatever has changed since; only a new one is asked whether it counts.</summary>
    public EventOutcome Decide(IncomingEvent read)
    {
        var (key, name) = (read.Key64, (read.Source!, read.Id!));
        var earlier = known[key].FirstOrDefault(k => k.Source == read.Source && k.EventId == read.Id)?.Fingerprint ?? fresh.GetValueOrDefault(name);
        if (earlier is not null)
            return earlier == read.Fingerprint ? new EventOutcome(OutcomeKind.Duplicate)
                : new EventRefusal("other_content", $"An event with this source and id is known with other content; its fingerprint is {earlier}.");
        if (WhyNot(read) is { } refusal) return refusal;
        var customer = customers[read.Subject!];
        counted.Clear();
        foreach (var meter in meters[read.Type!])
        {
            var (hit, unfit) = MeterMatch.Match(meter, read, customer.Zone);
            if (unfit is not null) return unfit;
            if (hit is { } fits) counted.Add(fits);
        }
        if (late.WhyNot(customer, read, counted) is { } closed) return closed;
        fresh[name] = read.Fingerprint;
        Count(read, key, customer);
        return new(OutcomeKind.Accepted);
    }

    /// <summary>Folds the new events into their buckets and saves them.</summary>
    public async Task FoldIntoAsync(UsageTransaction store, CancellationToken cancel)
    {
        if (hits.Count == 0) return;
        var states = await store.LoadAsync(hits.Keys, cancel);
        foreach (var (key, ofBucket) in hits)
        {
            if (!states.TryGetValue(key, out var state)) states[key] = state = new() { LengthSeconds = ofBucket[0].Of.BucketSeconds };
            Fold(state, ofBucket);
        }
        await PutInOrderAsync(store, states, cancel);
        await store.SaveAsync(states, cancel);
    }

    /// <summary>Levels of one commit may come in any order among themselves, as long as none lies before what is stored.</summary>
    private static void Fold(BucketState state, List<Hit> hits)
    {
        var (had, at, level, area) = (state.Count > 0, state.LastMicros, state.Last, state.Area);
        foreach (var hit in hits) state.Fold(hit.Of, hit.Micros, hit.Seq, hit.EventId);
        if (hits[0].Of.Meter.Aggregation != AggregationKind.WeightedSum || state.Area is not null) return;
        if (had && (area is null || hits.Exists(h => h.Micros < at))) return;
        IEnumerable<(long Micros, decimal Level)> before = had ? [(at, level)] : [];
        state.Area = (had ? area!.Value : default) + BucketDerivation.AreaOf(before.Concat(hits.Select(h => (h.Micros, h.Of.Value))));
    }

    /// <summary>Where a level came before one that was stored its buckets are derived from their events, which are stored by now.</summary>
    private async Task PutInOrderAsync(UsageTransaction store, Dictionary<BucketKey, BucketState> states, CancellationToken cancel)
    {
        var dirty = hits.Select(h => (h.Key, h.Value[0].Customer, h.Value[0].Of)).Where(h => h.Of.Meter.Aggregation == AggregationKind.WeightedSum && states[h.Key].Area is null);
        foreach (var same in dirty.ToLookup(d => (d.Key.CustomerId, d.Of.Meter.EventType, d.Key.StartMicros, d.Of.BucketSeconds)))
        {
            var derived = await store.DeriveAsync(same.First().Customer, [.. same.Select(d => d.Of.Meter).Distinct()], same.Key.StartMicros, same.Key.BucketSeconds, cancel);
            foreach (var (key, _, _) in same)
            {
                derived[key].Rev = states[key].Rev + 1;
                states[key] = derived[key];
            }
        }
    }

    private void Count(IncomingEvent read, long key, MeteredCustomer customer)
    {
        var (seq, micros) = (lastSeq + Rows.Count + 1, Instants.ToMicroseconds(read.Time));
        Rows.Add(new(seq, key, customer.Id, read.Source!, read.Id!, read.Type!, micros, read.DataJson, read.Fingerprint, UsageEventKind.Event, null));
        late.Note(customer.Id, counted, micros, seq);
        foreach (var one in counted)
        {
            if (!meterIds.TryGetValue(one.Meter, out var meterId)) meterIds[one.Meter] = meterId = one.Meter.Id.ToString();
            var bucket = new BucketKey(customer.Id, meterId, one.Dims, one.BucketStartMicros);
            if (!hits.TryGetValue(bucket, out var ofBucket)) hits[bucket] = ofBucket = new(1);
            ofBucket.Add(new(customer, one, micros, seq, read.Id!));
        }
    }

    private EventRefusal? WhyNot(IncomingEvent read) =>
        !meters.Contains(read.Type!) ? new("unknown_type", $"No meter counts events of type '{read.Type}'.")
        : !customers.ContainsKey(read.Subject!) ? new("unknown_subject", $"There is no customer '{read.Subject}'.")
        : read.Time > now + Ahead ? new("in_future", "The event lies more than one hour in the future.")
        : read.Time < Earliest ? new("too_old", "The event lies before the year 2000.")
        : null;
}
