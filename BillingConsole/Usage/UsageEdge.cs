using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A question may begin or end within a stored bucket; then that bucket is read from its events.</summary>
internal sealed class UsageEdge(BillingDb db, Meter meter, Customer customer, UsageTime time)
{
    public async Task CutAsync(UsageSeries series, Instant edge, CancellationToken cancel)
    {
        var at = Instants.ToMicroseconds(edge);
        var straddling = series.Buckets.Where(b => b.Key.StartMicros < at && at < EndOf(b.Key, b.State)).ToList();
        if (straddling.Count == 0) return;
        series.Buckets.RemoveAll(straddling.Contains);
        var (from, to) = (straddling.Min(b => b.Key.StartMicros), straddling.Max(b => EndOf(b.Key, b.State)));
        from = Math.Max(from, Instants.ToMicroseconds(time.From));
        to = Math.Min(to, Instants.ToMicroseconds(time.To));
        var events = await EventsAsync(Instants.FromMicroseconds(from), Instants.FromMicroseconds(to), cancel);
        foreach (var (key, state) in BucketDerivation.Derive([meter], new(customer.Id.ToString(), customer.Zone), events))
            series.Buckets.Add((key with { StartMicros = from }, state));
    }

    private static long EndOf(BucketKey key, BucketState state) => key.StartMicros + state.LengthSeconds * 1_000_000L;

    private async Task<List<KnownEvent>> EventsAsync(Instant from, Instant to, CancellationToken cancel)
    {
        var all = db.Set<UsageEvent>();
        var found = await all.AsNoTracking()
            .Where(e => e.CustomerId == customer.Id && e.Type == meter.EventType && e.Time >= from && e.Time < to && e.Kind == UsageEventKind.Event && !all.Any(v => v.RefSeq == e.Seq))
            .OrderBy(e => e.Seq).ToListAsync(cancel);
        return found.ConvertAll(e => new KnownEvent(
            e.Seq, e.Source, e.EventId, e.Fingerprint, "", e.Type, Instants.ToMicroseconds(e.Time), e.Data, null));
    }
}
