using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A period of one meter for some customers: what one read loads. In different zones it covers different hours.</summary>
internal sealed record UsageSpan(Meter Meter, Period Period, IReadOnlyList<Customer> Customers, Instant From, Instant To);

/// <summary>Loads the roll-ups of a span; at a cut-off they are derived from the events, whatever they have learnt since.</summary>
internal sealed class UsageLoad(BillingDb db, UsageTransaction store, UsageSpan span, long? cutoff)
{
    private const int LookedAt = 100;
    private readonly List<Id<Customer>> ids = [.. span.Customers.Select(c => c.Id)];

    // A level is carried over from whenever it was set; nothing else is.
    private readonly bool carries = span.Meter.Aggregation == AggregationKind.WeightedSum;

    public async Task IntoAsync(UsageBook book, CancellationToken cancel)
    {
        if (cutoff is { } until)
        {
            await DeriveAsync(book, until, cancel);
            return;
        }
        await BucketsAsync(book, cancel);
        await RestAsync(book, cancel);
    }

    /// <summary>For a question about one customer, whose roll-ups nobody will seal: of each only what the measure needs.</summary>
    public async Task MeasuredIntoAsync(UsageBook book, CancellationToken cancel)
    {
        var read = await store.MeasuredAsync($"{ids.Single()}", $"{span.Meter.Id}", span.Meter.Aggregation, Instants.ToMicroseconds(span.From), Instants.ToMicroseconds(span.To), cancel);
        SeriesOf(book, ids[0]).Buckets.AddRange(read.Where(b => b.State.Count > 0));
        await RestAsync(book, cancel);
    }

    /// <summary>What a measure rests on besides the roll-ups of its time.</summary>
    private async Task RestAsync(UsageBook book, CancellationToken cancel)
    {
        if (carries) await OpeningsAsync(book, cancel);
        if (span.Meter.Aggregation == AggregationKind.UniqueCount) await ValuesAsync(book, cancel);
    }

    private UsageSeries SeriesOf(UsageBook book, Id<Customer> customer) => book.SeriesOf((customer, span.Meter.Code, span.Period));

    /// <summary>
    /// The roll-ups whose levels are carried over a moment, the last of each customer and group. Without groups it is one look by the
    /// key a customer; with them the keys of all that came before are read, since any of them may be the only one of its group.
    /// </summary>
    internal static IQueryable<UsageBucketRow> LastBefore(BillingDb db, Meter meter, IReadOnlyCollection<Id<Customer>> customers, Instant at)
    {
        var earlier = db.Set<UsageBucketRow>().AsNoTracking().Where(b => b.MeterId == meter.Id && b.Count > 0 && b.Start < at);
        if (meter.GroupBy.Count == 0)
            return from c in db.Set<Customer>()
                   where customers.Contains(c.Id)
                   from b in earlier
                   where b.CustomerId == c.Id && b.Dims == "" && b.Start == earlier.Where(o => o.CustomerId == c.Id).Max(o => o.Start)
                   select b;
        var those = earlier.Where(b => customers.Contains(b.CustomerId));
        return from b in those
               join last in those.GroupBy(b => new { b.CustomerId, b.Dims }).Select(g => new { g.Key.CustomerId, g.Key.Dims, Start = g.Max(b => b.Start) })
                   on new { b.CustomerId, b.Dims, b.Start } equals new { last.CustomerId, last.Dims, last.Start }
               select b;
    }

    private async Task BucketsAsync(UsageBook book, CancellationToken cancel)
    {
        var customers = ids.ToDictionary(i => i.ToString(), StringComparer.Ordinal);
        var read = await store.BucketsAsync(customers.Keys, [span.Meter.Id.ToString()], Instants.ToMicroseconds(span.From), Instants.ToMicroseconds(span.To), cancel);
        foreach (var (key, state) in read.Where(b => b.Value.Count > 0)) SeriesOf(book, customers[key.CustomerId]).Buckets.Add((key, state));
    }

    private async Task OpeningsAsync(UsageBook book, CancellationToken cancel)
    {
#pragma warning disable CA1305 // In a query it is SQL's cast, which knows no culture.
        var read = LastBefore(db, span.Meter, ids, span.From).Select(b => new
        {
            b.CustomerId, b.Start, b.Dims, b.LengthSeconds, b.Count, Sum = b.Sum.ToString(), b.Max, b.Min, b.First, b.FirstAt, b.Last, b.LastAt, b.PeakEvent, b.LastEvent,
            Area = b.Area == null ? null : b.Area.Value.ToString(),
        });
#pragma warning restore CA1305
        var meter = span.Meter.Id.ToString();
        await foreach (var b in read.AsAsyncEnumerable().WithCancellation(cancel))
            SeriesOf(book, b.CustomerId).Buckets.Add((new("", meter, b.Dims, Instants.ToMicroseconds(b.Start)), new()
            {
                LengthSeconds = b.LengthSeconds, Count = b.Count, Sum = BucketSum.Parse(b.Sum), Max = b.Max, Min = b.Min, First = b.First, FirstMicros = Instants.ToMicroseconds(b.FirstAt),
                Last = b.Last, LastMicros = Instants.ToMicroseconds(b.LastAt), PeakEvent = b.PeakEvent, LastEvent = b.LastEvent, Area = b.Area is { } area ? BucketSum.Parse(area) : null,
            }));
    }

    private async Task ValuesAsync(UsageBook book, CancellationToken cancel)
    {
        var rows = db.Set<UsageUniqueRow>().AsNoTracking().Where(u => u.MeterId == span.Meter.Id && ids.Contains(u.CustomerId) && u.Start >= span.From && u.Start < span.To);
        await foreach (var u in rows.AsAsyncEnumerable().WithCancellation(cancel)) SeriesOf(book, u.CustomerId).Values.Add(new(u.Start, u.Dims, u.Value, u.Events));
    }

    private async Task DeriveAsync(UsageBook book, long until, CancellationToken cancel)
    {
        foreach (var customer in span.Customers)
        {
            var metered = new MeteredCustomer(customer.Id.ToString(), customer.Zone);
            var events = db.Counting(until).Where(e => e.CustomerId == customer.Id && e.Type == span.Meter.EventType && e.Time < span.To);
            var from = carries && span.Meter.GroupBy.Count > 0 ? EventGroup.Earliest : span.From;
            var known = await events.Where(e => e.Time >= from).KnownAsync(cancel);
            if (carries && from == span.From && await OpeningAsync(events, metered, cancel) is { } opening) known.Add(opening);
            SeriesOf(book, customer.Id).Add(BucketDerivation.Derive([span.Meter], metered, known.OrderBy(e => e.Seq), until));
        }
    }

    /// <summary>The event that set the level which the span begins with, of a meter without groups; most often the last one before it.</summary>
    private async Task<KnownEvent?> OpeningAsync(IQueryable<UsageEvent> events, MeteredCustomer customer, CancellationToken cancel)
    {
        var (before, seq) = (span.From, 0L);
        while (true)
        {
            var some = await events.Where(e => e.Time <= before && (e.Time < before || e.Seq < seq))
                .OrderByDescending(e => e.Time).ThenByDescending(e => e.Seq).Take(LookedAt).KnownAsync(cancel);
            if (some.Find(e => BucketDerivation.HitsOf([span.Meter], customer, e).Any()) is { } found) return found;
            if (some.Count < LookedAt) return null;
            (before, seq) = (Instants.FromMicroseconds(some[^1].TimeMicros), some[^1].Seq);
        }
    }
}
