using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Usage;

/// <summary>Roll-ups from before sets and levels were kept in them are derived anew, once, before anybody asks.</summary>
public sealed class UsageBucketsStart(BillingDb db, UsageStore usage) : IStartTask
{
    public int Order => 50;

    public async Task RunAsync(CancellationToken cancel)
    {
        var meters = await db.Set<Meter>().AsNoTracking().Where(m => m.Aggregation == AggregationKind.UniqueCount || m.Aggregation == AggregationKind.WeightedSum).ToListAsync(cancel);
        List<Meter> old = [];
        foreach (var meter in meters)
            if (await IsOldAsync(meter, cancel)) old.Add(meter);
        if (old.Count == 0) return;
        // The customer that is looked at comes last, so that a start that breaks off is begun again.
        var scope = await UsageScope.LoadAsync(db, cancel);
        foreach (var customer in scope.Customers.OrderByDescending(c => c.Id, StringComparer.Ordinal))
        {
            await using var store = await usage.BeginAsync(cancel);
            await store.RebuildAsync(customer, old, HourSpan.Always, cancel);
            await store.CommitAsync(cancel);
        }
    }

    private async Task<bool> IsOldAsync(Meter meter, CancellationToken cancel)
    {
        var first = await db.Set<UsageBucketRow>().AsNoTracking().Where(b => b.MeterId == meter.Id && b.Count > 0).OrderBy(b => b.CustomerId).ThenBy(b => b.Start)
            .Select(b => new { b.CustomerId, b.Start, HasNoArea = b.Area == null }).FirstOrDefaultAsync(cancel);
        return first is not null && (meter.Aggregation == AggregationKind.WeightedSum ? first.HasNoArea
            : !await db.Set<UsageUniqueRow>().AnyAsync(u => u.MeterId == meter.Id && u.CustomerId == first.CustomerId && u.Start == first.Start, cancel));
    }
}
