using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage.Checking;

/// <summary>Derives drifting roll-ups anew from their events, in one commit, so that nobody reads half of it; without a name, all that are open.</summary>
[Needs(Permission.CorrectUsage)]
public sealed record RepairUsageDrift(string? Drift = null) : IInput<RebuiltView>;

public sealed class RepairUsageDriftOperation(BillingDb db, OperationContext context, UsageStore usage) : IOperation<RepairUsageDrift, RebuiltView>
{
    public async Task<Result<RebuiltView>> RunAsync(RepairUsageDrift input, CancellationToken cancel)
    {
        var open = await OpenAsync(input.Drift, cancel);
        if (input.Drift is not null && open.Count == 0) return Refusal.NotFound("open drift", input.Drift);
        var rebuilt = 0L;
        await using var store = await usage.JoinAsync(db, cancel);
        foreach (var series in open.GroupBy(d => (d.CustomerId, d.Meter)))
        {
            var customer = await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == series.Key.CustomerId, cancel);
            var meter = await db.Set<Meter>().AsNoTracking().SingleAsync(m => m.Code == series.Key.Meter, cancel);
            foreach (var hour in series.Select(d => new HourSpan(d.Start, d.Start + Duration.FromSeconds(1))).Distinct())
                rebuilt += await store.RebuildAsync(new(customer.Id.ToString(), customer.Zone), [meter], hour, cancel);
            context.Raise(new UsageCorrected(customer.Id));
        }
        foreach (var drift in open) (drift.SettledAt, drift.SettledBy) = (context.Now, context.Actor.Name);
        return new RebuiltView(rebuilt);
    }

    /// <summary>A snapshot that no longer agrees is no roll-up: there is nothing to derive it from but what it was held against.</summary>
    private Task<List<UsageDrift>> OpenAsync(string? named, CancellationToken cancel)
    {
        var open = db.Set<UsageDrift>().Where(d => d.SettledAt == null && d.Kind != DriftKind.Snapshot);
        if (named is not null) open = Id<UsageDrift>.TryParse(named, out var id) ? open.Where(d => d.Id == id) : open.Where(d => false);
        return open.ToListAsync(cancel);
    }
}
