using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A period of one meter for some customers: what one read loads. In different zones it covers different hours.</summary>
internal sealed record UsageSpan(Meter Meter, Period Period, IReadOnlyList<Customer> Customers, Instant From, Instant To);

/// <summary>
/// Loads the rows of a span. Different values and levels are read from the events: they cannot be merged from roll-ups
/// without losing what a bill must rest on.
/// </summary>
internal sealed class UsageLoad(BillingDb db, UsageSpan span, long? cutoff)
{
    private readonly List<Id<Customer>> ids = [.. span.Customers.Select(c => c.Id)];

    public Task IntoAsync(UsageBook book, CancellationToken cancel) =>
        span.Meter.ReadsEvents ? EventsAsync(book, cancel) : cutoff is { } until ? DeriveAsync(book, until, cancel) : BucketsAsync(book, cancel);

    private UsageSeries SeriesOf(UsageBook book, Id<Customer> customer) => book.SeriesOf((customer, span.Meter.Code, span.Period));

    private async Task BucketsAsync(UsageBook book, CancellationToken cancel)
    {
#pragma warning disable CA1305 // In a query it is SQL's cast, which knows no culture.
        var rows = db.Set<UsageBucketRow>().AsNoTracking()
            .Where(b => b.MeterId == span.Meter.Id && ids.Contains(b.CustomerId) && b.Start >= span.From && b.Start < span.To && b.Count > 0)
            .Select(b => new { b.CustomerId, b.Start, b.Dims, b.LengthSeconds, b.Count, Sum = b.Sum.ToString(), b.Max, b.Min, b.First, b.Last, b.PeakEvent, b.LastEvent });
#pragma warning restore CA1305
        var meter = span.Meter.Id.ToString();
        await foreach (var b in rows.AsAsyncEnumerable().WithCancellation(cancel))
            SeriesOf(book, b.CustomerId).Buckets.Add((new("", meter, b.Dims, Instants.ToMicroseconds(b.Start)), new()
            {
                LengthSeconds = b.LengthSeconds, Count = b.Count, Sum = BucketSum.Parse(b.Sum), Max = b.Max, Min = b.Min, First = b.First, Last = b.Last,
                PeakEvent = b.PeakEvent, LastEvent = b.LastEvent,
            }));
    }

    /// <summary>As it was at the cut-off: from the events, whatever the roll-ups have learnt since.</summary>
    private async Task DeriveAsync(UsageBook book, long until, CancellationToken cancel)
    {
        var events = (await Counting(span.From, span.To).ToListAsync(cancel)).ToLookup(e => e.CustomerId);
        foreach (var customer in span.Customers)
        {
            var known = events[customer.Id].OrderBy(e => e.Seq).Select(e => new KnownEvent(
                e.Seq, e.Source, e.EventId, e.Fingerprint, customer.Id.ToString(), e.Type, Instants.ToMicroseconds(e.Time), e.Data, null));
            SeriesOf(book, customer.Id).Buckets.AddRange(
                BucketDerivation.Derive([span.Meter], new(customer.Id.ToString(), customer.Zone), known, until).Select(b => (b.Key, b.Value)));
        }
    }

    private async Task EventsAsync(UsageBook book, CancellationToken cancel)
    {
        // A level is carried over from whenever it was set; different values are not.
        var earliest = span.Meter.Aggregation == AggregationKind.WeightedSum ? Instant.FromUtc(2000, 1, 1, 0, 0) : span.From;
        var zones = span.Customers.ToDictionary(c => c.Id, c => c.Zone);
        await foreach (var e in Counting(earliest, span.To).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (MeterMatch.Match(span.Meter, EventParser.ReadBack(e.Data, e.Time), zones[e.CustomerId]).Counted is not { } hit) continue;
            var series = SeriesOf(book, e.CustomerId);
            if (span.Meter.Aggregation == AggregationKind.UniqueCount) series.Values.Add(new(e.Time, hit.Dims, hit.Text, 1));
            else series.Levels.Add(new(e.Time, hit.Dims, hit.Value, e.EventId));
        }
    }

    /// <summary>The events that no void names, in order of time.</summary>
    private IQueryable<UsageEvent> Counting(Instant from, Instant to)
    {
        var (events, last) = (db.Set<UsageEvent>(), cutoff ?? long.MaxValue);
        return events.AsNoTracking()
            .Where(e => ids.Contains(e.CustomerId) && e.Type == span.Meter.EventType && e.Time >= from && e.Time < to && e.Kind == UsageEventKind.Event && e.Seq <= last)
            .Where(e => !events.Any(v => v.RefSeq == e.Seq && v.Seq <= last)).OrderBy(e => e.Time).ThenBy(e => e.Seq);
    }
}
