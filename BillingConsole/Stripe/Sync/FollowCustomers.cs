using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Sync;

/// <summary>What the console does to a customer goes to Stripe: noted in the same transaction, sent after it.</summary>
public sealed class FollowCustomers(BillingDb db, RealTime time, SyncScopes scopes, OutboundQueue queue)
    : IListener<CustomerCreated>, IListener<CustomerChanged>, IListener<CustomerArchived>
{
    public async Task HearAsync(CustomerCreated happened, CancellationToken cancel)
    {
        if (await scopes.CurrentAsync(cancel) is not { } scope || (await db.LinksAsync(scope, happened.Customer.Id, cancel)).Count > 0) return;
        await queue.CreateAsync(scope, happened.Customer, 1, OutboundCause.Change, cancel);
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
}
