using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A meter as the API and the pages show it; <see cref="Used"/> says that only its name may still change.</summary>
public sealed record MeterView(
    Id<Meter> Id, string Code, string Name, string EventType, AggregationKind Aggregation, string? ValueProperty, BucketSize? Bucket,
    IReadOnlyList<string> GroupBy, IReadOnlyDictionary<string, List<string>> Filters, bool Used, Instant CreatedAt, Instant? ArchivedAt, uint Version) : IVersionedView
{
    public static MeterView Of(Meter m, bool used) => new(
        m.Id, m.Code, m.Name, m.EventType, m.Aggregation, m.ValueProperty, m.Bucket, m.GroupBy, m.Filters, used, m.CreatedAt, m.ArchivedAt, m.Version);
}

[Needs(Permission.Read)]
public sealed class MeterQueries(BillingDb db)
{
    public async Task<PageOf<MeterView>> ListAsync(Listing listing, string? search, bool archived, CancellationToken cancel)
    {
        var rows = db.Set<Meter>().AsNoTracking().Where(m => archived || m.ArchivedAt == null);
        if (search?.Trim().ToLowerInvariant() is { Length: > 0 } words)
            rows = rows.Where(m => m.Code.ToLower().Contains(words) || m.Name.ToLower().Contains(words) || m.EventType.ToLower().Contains(words));
        var page = await rows.PageAsync(listing, cancel);
        var used = new HashSet<Id<Meter>>();
        foreach (var meter in page.Data)
            if (await db.IsUsedAsync(meter.Id, cancel)) used.Add(meter.Id);
        return page.Select(m => MeterView.Of(m, used.Contains(m.Id)));
    }

    public async Task<MeterView?> FindAsync(string meter, CancellationToken cancel) =>
        await db.FindMeterAsync(meter, cancel) is { } found ? MeterView.Of(found, await db.IsUsedAsync(found.Id, cancel)) : null;
}

public static class MeterLookup
{
    /// <summary>By id or by code, as every call may name a meter.</summary>
    public static Task<Meter?> FindMeterAsync(this BillingDb db, string? named, CancellationToken cancel) => Id<Meter>.TryParse(named, out var id)
        ? db.Set<Meter>().SingleOrDefaultAsync(m => m.Id == id, cancel)
        : db.Set<Meter>().SingleOrDefaultAsync(m => m.Code == named, cancel);

    /// <summary>Whether any event has been counted by it.</summary>
    internal static Task<bool> IsUsedAsync(this BillingDb db, Id<Meter> meter, CancellationToken cancel) =>
        db.Set<UsageBucketRow>().AnyAsync(b => b.MeterId == meter, cancel);
}
