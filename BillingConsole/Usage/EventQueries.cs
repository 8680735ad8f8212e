using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>An event as it was counted; a void one says when and why.</summary>
public sealed record EventView(
    string Id, string Source, string Type, Id<Customer> Customer, string CustomerName, Instant Time, JsonElement Data, string Fingerprint, Instant ReceivedAt,
    Instant? VoidedAt, string? VoidReason)
{
    [JsonIgnore]
    public bool CanVoid => VoidedAt is null;
}

/// <summary>Which events: of a customer, of a meter's type or a type, in a span of time.</summary>
/// <param name="Find">A part of a customer's name, for a person who has no id at hand.</param>
public sealed record EventFilter(
    string? Customer = null, string? Meter = null, Instant? From = null, Instant? To = null, string? Type = null, string? Find = null);

/// <summary>One event with everything that it counts for.</summary>
public sealed record EventDetail(EventView Event, string Data, IReadOnlyList<CountedView> Counted);

/// <summary>The stored roll-up of a meter that an event stands in, and with which value.</summary>
public sealed record CountedView(string Meter, string Name, string Group, decimal Value, Instant Start, Instant End, long Events);

[Needs(Permission.Read)]
public sealed class EventQueries(BillingDb db, UsageStore usage)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Newest first: by their time for one customer, else by their arrival.</summary>
    public async Task<PageOf<EventView>> ListAsync(Listing listing, EventFilter filter, CancellationToken cancel)
    {
        if (listing.Refusal is { } refusal) throw new RefusedException(refusal);
        var rows = await FilteredAsync(filter, cancel);
        var byTime = filter.Customer is not null;
        if (listing.Cursor is { } cursor) rows = After(rows, cursor, byTime);
        rows = byTime ? rows.OrderByDescending(e => e.Time).ThenByDescending(e => e.Seq) : rows.OrderByDescending(e => e.Seq);
        var found = await rows.Take(listing.Limit + 1).ToListAsync(cancel);
        var more = found.Count > listing.Limit;
        if (more) found.RemoveAt(found.Count - 1);
        return new(await ViewsAsync(found, cancel), more ? CursorOf(found[^1], byTime) : null);
    }

    public async Task<EventView?> FindAsync(string source, string id, CancellationToken cancel) =>
        await RowAsync(source, id, cancel) is { } one ? (await ViewsAsync([one], cancel))[0] : null;

    public async Task<EventDetail?> DetailAsync(string source, string id, CancellationToken cancel)
    {
        if (await RowAsync(source, id, cancel) is not { } one) return null;
        var zone = (await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == one.CustomerId, cancel)).Zone;
        var meters = await db.Set<Meter>().AsNoTracking().Where(m => m.EventType == one.Type).OrderBy(m => m.Code).ToListAsync(cancel);
        var known = new KnownEvent(one.Seq, one.Source, one.EventId, one.Fingerprint, one.CustomerId.ToString(), one.Type, Instants.ToMicroseconds(one.Time), one.Data, null);
        var counted = new List<CountedView>();
        foreach (var hit in BucketDerivation.HitsOf(meters, new(known.CustomerId, zone), known)) counted.Add(await CountedAsync(one, hit, cancel));
        return new((await ViewsAsync([one], cancel))[0], Indented(one.Data), counted);
    }

    private async Task<CountedView> CountedAsync(UsageEvent one, Counted hit, CancellationToken cancel)
    {
        var start = Instants.FromMicroseconds(hit.BucketStartMicros);
        // The count alone: a sum or an area may be larger than a decimal.
        var events = await db.Set<UsageBucketRow>().Where(b => b.MeterId == hit.Meter.Id && b.CustomerId == one.CustomerId && b.Start == start && b.Dims == hit.Dims)
            .Select(b => (long?)b.Count).SingleOrDefaultAsync(cancel);
        return new(hit.Meter.Code, hit.Meter.Name, hit.Dims, hit.Value, start, start + Duration.FromSeconds(hit.BucketSeconds), events ?? 0);
    }

    private async Task<UsageEvent?> RowAsync(string source, string id, CancellationToken cancel)
    {
        var key = EventKey.Of(source, id);
        await using var store = await usage.AskAsync(db, cancel);
        var found = (await store.FindAsync([key], cancel))[key].FirstOrDefault(e => e.Source == source && e.EventId == id);
        return found is null ? null : await db.Set<UsageEvent>().AsNoTracking().SingleAsync(e => e.Seq == found.Seq, cancel);
    }

    private async Task<IQueryable<UsageEvent>> FilteredAsync(EventFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<UsageEvent>().AsNoTracking().Where(e => e.Kind == UsageEventKind.Event);
        if (filter.Customer is { } named)
        {
            var customer = await db.FindCustomerAsync(named, cancel) ?? throw new RefusedException(Refusal.NotFound("customer", named));
            rows = rows.Where(e => e.CustomerId == customer.Id);
        }
        if (filter.Meter is { } code)
        {
            var meter = await db.FindMeterAsync(code, cancel) ?? throw new RefusedException(Refusal.NotFound("meter", code));
            rows = rows.Where(e => e.Type == meter.EventType);
        }
        if (filter.Type is { } type) rows = rows.Where(e => e.Type == type);
        if (filter.Find?.Trim().ToLowerInvariant() is { Length: > 0 } words)
        {
            var customers = db.Set<Customer>().Where(c => c.SearchText.Contains(words)).Select(c => c.Id);
            rows = rows.Where(e => customers.Contains(e.CustomerId));
        }
        if (filter.From is { } from) rows = rows.Where(e => e.Time >= from);
        return filter.To is { } to ? rows.Where(e => e.Time < to) : rows;
    }

    private static IQueryable<UsageEvent> After(IQueryable<UsageEvent> rows, string cursor, bool byTime)
    {
        var parts = cursor.Split('.');
        if (parts.Length == (byTime ? 2 : 1) && long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
        {
            if (!byTime) return rows.Where(e => e.Seq < seq);
            if (long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros < HourSpan.Always.To)
            {
                var time = Instants.FromMicroseconds(micros);
                return rows.Where(e => e.Time < time || (e.Time == time && e.Seq < seq));
            }
        }
        throw new RefusedException(Refusal.Invalid("cursor", "Give a next_cursor of this list."));
    }

    private static string CursorOf(UsageEvent last, bool byTime) => byTime
        ? string.Create(CultureInfo.InvariantCulture, $"{Instants.ToMicroseconds(last.Time)}.{last.Seq}")
        : last.Seq.ToString(CultureInfo.InvariantCulture);

    private async Task<List<EventView>> ViewsAsync(List<UsageEvent> events, CancellationToken cancel)
    {
        var (seqs, ids) = (events.ConvertAll(e => (long?)e.Seq), events.Select(e => e.CustomerId).Distinct().ToList());
        var voids = await db.Set<UsageEvent>().AsNoTracking().Where(v => seqs.Contains(v.RefSeq)).ToDictionaryAsync(v => v.RefSeq!.Value, cancel);
        var names = await db.Set<Customer>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        return events.ConvertAll(e => View(e, voids.GetValueOrDefault(e.Seq), names[e.CustomerId]));
    }

    private static EventView View(UsageEvent e, UsageEvent? voided, string customer) => new(
        e.EventId, e.Source, e.Type, e.CustomerId, customer, e.Time, JsonSerializer.Deserialize<JsonElement>(e.Data), e.Fingerprint, e.ReceivedAt,
        voided?.ReceivedAt, voided is null ? null : JsonSerializer.Deserialize<JsonElement>(voided.Data).GetProperty("reason").GetString());

    private static string Indented(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), Readable);

}
