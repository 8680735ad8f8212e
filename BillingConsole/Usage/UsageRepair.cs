using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A span of whole hours, so that every stored bucket lies within or without.</summary>
public readonly record struct HourSpan
{
    private const long Hour = 3_600_000_000;

    public HourSpan(Instant from, Instant to)
    {
        From = Floor(Instants.ToMicroseconds(from));
        To = -Floor(-Instants.ToMicroseconds(to));
    }

    public static HourSpan Always { get; } = new(EventGroup.Earliest, Instant.FromUtc(2999, 1, 1, 0, 0));

    /// <summary>Microseconds of the epoch.</summary>
    public long From { get; }

    public long To { get; }

    private static long Floor(long micros) => micros - ((micros % Hour) + Hour) % Hour;
}

/// <summary>Holds roll-ups against their events, and derives them anew, one customer at a time.</summary>
public static class UsageRepair
{
    /// <summary>Every bucket that is missing, too many, or says something else than its events do.</summary>
    public static async Task<(int Checked, List<Drift> Drift)> CompareAsync(
        this UsageTransaction store, MeteredCustomer customer, IReadOnlyCollection<Meter> meters, HourSpan span, CancellationToken cancel)
    {
        var stored = await store.BucketsAsync([customer.Id], Ids(meters), span.From, span.To, cancel);
        var derived = await DeriveAsync(store, customer, meters, (span.From, span.To), cancel);
        var sets = meters.Where(m => m.Aggregation == AggregationKind.UniqueCount).ToList();
        if (sets.Count > 0) await store.SeeValuesAsync(stored, [customer.Id], Ids(sets), span.From, span.To, cancel);
        return (derived.Count, [.. Differences(stored, derived)]);
    }

    /// <summary>The same of one meter for many customers whose roll-ups, with their values, are at hand: all their events in one read.</summary>
    public static async Task<ILookup<string, Drift>> CompareAsync(
        this UsageTransaction store, IReadOnlyCollection<MeteredCustomer> customers, Meter meter, HourSpan span, ILookup<string, KeyValuePair<BucketKey, BucketState>> stored, CancellationToken cancel)
    {
        var events = (await store.EventsAsync([.. customers.Select(c => c.Id)], [meter.EventType], span.From, span.To, cancel)).ToLookup(e => e.CustomerId);
        return customers.ToList().SelectSideBySide(c => Differences(stored[c.Id].ToDictionary(), BucketDerivation.Derive([meter], c, events[c.Id])).ToList()).SelectMany(d => d).ToLookup(d => d.Key.CustomerId);
    }

    /// <summary>Throws the roll-ups away and folds the events again.</summary>
    public static async Task<int> RebuildAsync(
        this UsageTransaction store, MeteredCustomer customer, IReadOnlyCollection<Meter> meters, HourSpan span, CancellationToken cancel)
    {
        var stored = await store.BucketsAsync([customer.Id], Ids(meters), span.From, span.To, cancel);
        var derived = await DeriveAsync(store, customer, meters, (span.From, span.To), cancel);
        foreach (var (key, state) in derived) state.Rev = stored.TryGetValue(key, out var kept) ? kept.Rev + 1 : 1;
        await store.ForgetAsync(customer.Id, Ids(meters), span.From, span.To, cancel);
        await store.SaveAsync(derived, cancel);
        return derived.Count;
    }

    /// <summary>Derives anew only the buckets that one event stands in.</summary>
    public static async Task RebuildAroundAsync(
        this UsageTransaction store, MeteredCustomer customer, IReadOnlyCollection<Meter> meters, KnownEvent known, CancellationToken cancel)
    {
        foreach (var same in BucketDerivation.HitsOf(meters, customer, known).ToLookup(h => (h.BucketStartMicros, h.BucketSeconds)))
        {
            var derived = await store.DeriveAsync(customer, [.. same.Select(h => h.Meter)], same.Key.BucketStartMicros, same.Key.BucketSeconds, cancel);
            var touched = same.Select(h => new BucketKey(customer.Id, h.Meter.Id.ToString(), h.Dims, h.BucketStartMicros)).ToList();
            var stored = await store.LoadAsync(touched, cancel);
            foreach (var key in touched)
            {
                derived[key].Rev = stored.TryGetValue(key, out var kept) ? kept.Rev + 1 : 1;
                await store.ForgetValuesAsync(key, cancel);
            }
            await store.SaveAsync([.. touched.Select(k => KeyValuePair.Create(k, derived[k]))], cancel);
        }
    }

    /// <summary>The buckets of one stretch of time as their stored events make them.</summary>
    public static Task<Dictionary<BucketKey, BucketState>> DeriveAsync(
        this UsageTransaction store, MeteredCustomer customer, IReadOnlyCollection<Meter> meters, long startMicros, int seconds, CancellationToken cancel) =>
        DeriveAsync(store, customer, meters, (startMicros, startMicros + seconds * 1_000_000L), cancel);

    private static async Task<Dictionary<BucketKey, BucketState>> DeriveAsync(
        UsageTransaction store, MeteredCustomer customer, IReadOnlyCollection<Meter> meters, (long From, long To) span, CancellationToken cancel) =>
        BucketDerivation.Derive(meters, customer, await store.EventsAsync([customer.Id], [.. meters.Select(m => m.EventType).Distinct()], span.From, span.To, cancel));

    private static IEnumerable<Drift> Differences(Dictionary<BucketKey, BucketState> stored, Dictionary<BucketKey, BucketState> derived)
    {
        foreach (var (key, state) in derived)
            if (!stored.TryGetValue(key, out var kept)) yield return new(key, null, state);
            else if (!kept.Says(state)) yield return new(key, kept, state);
        foreach (var (key, state) in stored.Where(s => !derived.ContainsKey(s.Key))) yield return new(key, state, null);
    }

    private static List<string> Ids(IEnumerable<Meter> meters) => [.. meters.Select(m => m.Id.ToString())];
}

/// <summary>A bucket that does not say what its events do; null is a bucket that is missing there.</summary>
public sealed record Drift(BucketKey Key, BucketState? Stored, BucketState? Derived);
