using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.Sync;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe;

/// <summary>One process owns a SQLite file, so after its death nobody holds a lease: requests and events that were under way are taken up at once.</summary>
public sealed class StripeLeases(BillingDb db) : IStartTask
{
    public int Order => 100;

    public async Task RunAsync(CancellationToken cancel)
    {
        if (db.Database.IsNpgsql()) return;
        await db.Set<Outbound>().Where(o => o.LeasedUntil != null).ExecuteUpdateAsync(s => s.SetProperty(o => o.LeasedUntil, (Instant?)null), cancel);
        await db.Set<InboxEvent>().Where(e => e.LeasedUntil != null).ExecuteUpdateAsync(s => s.SetProperty(e => e.LeasedUntil, (Instant?)null), cancel);
    }
}
