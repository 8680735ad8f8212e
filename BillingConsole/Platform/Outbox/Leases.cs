using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Platform.Outbox;

/// <summary>Work that one node does at a time.</summary>
public interface ILeased
{
    Instant? LeasedUntil { get; set; }
}

internal static class Leases
{
    /// <summary>One process owns a SQLite file, so when it starts nobody holds a lease: what was under way is taken up at once.</summary>
    internal static Task FreeLeasesAsync<T>(this BillingDb db, CancellationToken cancel) where T : class, ILeased => db.Database.IsNpgsql() ? Task.CompletedTask
        : db.Set<T>().Where(row => row.LeasedUntil != null).ExecuteUpdateAsync(s => s.SetProperty(row => row.LeasedUntil, (Instant?)null), cancel);
}
