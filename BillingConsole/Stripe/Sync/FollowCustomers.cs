using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Connection;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Sync;

/// <summary>What the console does to a customer goes to Stripe: noted in the same transaction, sent after it.</summary>
public sealed class FollowCustomers(BillingDb db, RealTime time, SyncScopes scopes, OutboundQueue queue)
    : IListener<CustomerCreated>, IListener<CustomerChanged>, IListener<CustomerArchived>, IListener<StripeAccountKnown>
{
    public async Task HearAsync(CustomerCreated happened, CancellationToken cancel)
    {
        if (await scopes.CurrentAsync(cancel) is { } scope) await CreateAsync(scope, happened.Customer, cancel);
    }

    /// <summary>Whoever was made since the console is connected has waited for this; whoever was here before waits for a first meeting that somebody confirms.</summary>
    public async Task HearAsync(StripeAccountKnown happened, CancellationToken cancel)
    {
        var (scope, since) = (SyncScope.Of(happened.Connection)!, happened.Connection.ConnectedAt);
        foreach (var customer in await db.Set<Customer>().Where(c => c.ArchivedAt == null && c.CreatedAt >= since).ToListAsync(cancel)) await CreateAsync(scope, customer, cancel);
    }

    public async Task HearAsync(CustomerChanged happened, CancellationToken cancel)
    {
        if (await scopes.CurrentAsync(cancel) is not { } scope) return;
        var customer = happened.Customer;
        if (await db.LinkedAsync(scope, customer.Id, cancel) is { } link)
        {
            var console = Projection.Of(customer, link.Agreed, link.StripeId);
            link.Notice(console, time.Now);
            if (console != link.Agreed) await queue.UpdateAsync(scope, link, OutboundCause.Change, cancel);
        }
        else if (await queue.RefusedAsync(scope, customer.Id, cancel) is { } refused)
            await queue.CreateAsync(scope, customer, refused.Generation + 1, OutboundCause.Change, cancel);
    }

    /// <summary>Stripe's customer stays as it is: its payment methods and payments may still be needed.</summary>
    public async Task HearAsync(CustomerArchived happened, CancellationToken cancel)
    {
        if (await scopes.CurrentAsync(cancel) is not { } scope) return;
        await queue.DropAsync(scope, happened.Customer.Id, cancel);
        if (await db.LinkedAsync(scope, happened.Customer.Id, cancel) is { } link) link.State = LinkState.Detached;
    }

    private async Task CreateAsync(SyncScope scope, Customer customer, CancellationToken cancel)
    {
        if ((await db.LinksAsync(scope, customer.Id, cancel)).Count == 0) await queue.CreateAsync(scope, customer, 1, OutboundCause.Change, cancel);
    }
}
