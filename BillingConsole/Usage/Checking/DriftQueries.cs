using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage.Checking;

/// <summary>A roll-up that drifted, and what became of it.</summary>
public sealed record DriftRow(
    Id<UsageDrift> Id, DriftKind Kind, Id<Customer> Customer, string CustomerName, string Meter, Instant Start, string Group, string Stored, string Derived, Instant FoundAt,
    Instant? SettledAt, string? SettledBy)
{
    public bool CanRepair => SettledAt is null && Kind != DriftKind.Snapshot;
}

/// <summary>How things stand: what is open, and when everything was last looked at.</summary>
public sealed record DriftStanding(int Open, UsageCheck? Last, UsageCheck? LastWhole);

[Needs(Permission.Read)]
public sealed class DriftQueries(BillingDb db)
{
    public async Task<PageOf<DriftRow>> ListAsync(Listing listing, bool settled, CancellationToken cancel)
    {
        var page = await db.Set<UsageDrift>().AsNoTracking().Where(d => settled || d.SettledAt == null).PageAsync(listing, cancel);
        var ids = page.Data.Select(d => d.CustomerId).Distinct().ToList();
        var names = await db.Set<Customer>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        return page.Select(d => new DriftRow(d.Id, d.Kind, d.CustomerId, names.GetValueOrDefault(d.CustomerId, ""), d.Meter, d.Start, d.Dims, d.Stored, d.Derived, d.FoundAt, d.SettledAt, d.SettledBy));
    }

    public async Task<DriftStanding> StandingAsync(CancellationToken cancel)
    {
        var checks = db.Set<UsageCheck>().AsNoTracking().OrderByDescending(c => c.Id);
        return new(
            await db.Set<UsageDrift>().CountAsync(d => d.SettledAt == null, cancel),
            await checks.FirstOrDefaultAsync(cancel), await checks.FirstOrDefaultAsync(c => c.Kind != CheckKind.Sample, cancel));
    }
}
