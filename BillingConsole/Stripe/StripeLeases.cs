using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.Sync;

namespace BillingConsole.Stripe;

/// <summary>After the death of a process that owned its database, requests and events that were under way are taken up again.</summary>
public sealed class StripeLeases(BillingDb db) : IStartTask
{
    public int Order => 100;

    public async Task RunAsync(CancellationToken cancel)
    {
        await db.FreeLeasesAsync<Outbound>(cancel);
        await db.FreeLeasesAsync<InboxEvent>(cancel);
    }
}
