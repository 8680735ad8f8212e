using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Usage;

/// <summary>Roll-ups from before sets and levels were kept in them are derived anew, once, before anybody asks.</summary>
public sealed class UsageBucketsStart(BillingDb db, UsageStore usage, ILogger<UsageBucketsStart> log) : IStartTask
{
    public int Order => 50;

    public async Task RunAsync(CancellationToken cancel)
    {
        var meters = await db.Set<Meter>().AsNoTracking().Where(m => m.Aggregation == AggregationKind.UniqueCount || m.Aggregation == AggregationKind.WeightedSum).ToListAsync(cancel);
        List<(string Customer, Meter Meter)> left = [];
        foreach (var meter in meters)
            if (await IsOldAsync(meter, cancel)) left.AddRange((await LeftOf(meter).Distinct().ToListAsync(cancel)).Select(c => (c.ToString(), meter)));
        if (left.Count == 0) return;
        var (scope, old) = (await UsageScope.LoadAsync(db, cancel), left.ToLookup(l => l.Customer, l => l.Meter));
        log.LogInformation("Roll-ups of {Customers} customers are derived anew", old.Count);
        // The customer that is looked at comes last, so that a start that breaks off is gone on with.
        foreach (var customer in scope.Customers.Where(c => old.Contains(c.Id)).OrderByDescending(c => c.Id, StringComparer.Ordinal))
        {
            await using var store = await usage.BeginAsync(cancel);
            await store.RebuildAsync(customer, [.. old[customer.Id]], HourSpan.Always, cancel);
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

    /// <summary>The customer of every roll-up that is still to be derived.</summary>
    private IQueryable<Id<Customer>> LeftOf(Meter meter)
    {
        var (rows, values) = (db.Set<UsageBucketRow>().Where(b => b.MeterId == meter.Id && b.Count > 0), db.Set<UsageUniqueRow>());
        return (meter.Aggregation == AggregationKind.WeightedSum ? rows.Where(b => b.Area == null)
            : rows.Where(b => !values.Any(u => u.MeterId == b.MeterId && u.CustomerId == b.CustomerId && u.Start == b.Start && u.Dims == b.Dims))).Select(b => b.CustomerId);
    }
}
