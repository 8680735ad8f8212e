using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;

namespace BillingConsole.Usage;

/// <summary>A question may begin or end within a stored bucket; then that bucket is read from its events.</summary>
internal sealed class UsageEdge(BillingDb db, Meter meter, Customer customer, UsageTime time)
{
    private readonly long first = Instants.ToMicroseconds(time.From);
    private readonly long end = Instants.ToMicroseconds(time.To);

    public async Task CutAsync(UsageSeries series, CancellationToken cancel)
    {
        var cut = series.Buckets.Where(b => Straddles(b, first) || Straddles(b, end)).ToList();
        series.Buckets.RemoveAll(cut.Contains);
        series.Values.RemoveAll(v => cut.Exists(b => b.Key.StartMicros == Instants.ToMicroseconds(v.Start)));
        foreach (var (from, to) in cut.Select(b => (b.Key.StartMicros, EndOf(b.Key, b.State))).Distinct())
        {
            await DeriveAsync(series, Math.Max(from, first), Math.Min(to, end), cancel);
            // What stood in it before the question begins is the level that it begins with.
            if (from < first && meter.Aggregation == AggregationKind.WeightedSum) await DeriveAsync(series, from, first, cancel);
        }
    }

    private async Task DeriveAsync(UsageSeries series, long from, long to, CancellationToken cancel)
    {
        var (start, until) = (Instants.FromMicroseconds(from), Instants.FromMicroseconds(to));
        var events = await db.Counting().Where(e => e.CustomerId == customer.Id && e.Type == meter.EventType && e.Time >= start && e.Time < until).KnownAsync(cancel);
        series.Add(BucketDerivation.Derive([meter], new(customer.Id.ToString(), customer.Zone), events).Select(b => KeyValuePair.Create(b.Key with { StartMicros = from }, Shortened(b.Value, from, to))));
    }

    private static BucketState Shortened(BucketState state, long from, long to)
    {
        state.LengthSeconds = (int)((to - from) / 1_000_000);
        return state;
    }

    private static bool Straddles((BucketKey Key, BucketState State) bucket, long at) => bucket.Key.StartMicros < at && at < EndOf(bucket.Key, bucket.State);

    private static long EndOf(BucketKey key, BucketState state) => key.StartMicros + state.LengthSeconds * 1_000_000L;
}
