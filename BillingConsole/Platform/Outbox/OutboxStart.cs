using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Platform.Outbox;

/// <summary>One process owns a SQLite file, so after its death nobody holds a lease: what was under way goes out again at once.</summary>
public sealed class OutboxStart(BillingDb db) : IStartTask
{
    public int Order => 100;

    public Task RunAsync(CancellationToken cancel) => db.Database.IsNpgsql() ? Task.CompletedTask
        : db.Set<OutboxMessage>().Where(m => m.LeasedUntil != null).ExecuteUpdateAsync(s => s.SetProperty(m => m.LeasedUntil, (Instant?)null), cancel);
}
