using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Connection;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Sync;

/// <summary>Which account customers are kept in step with; none before Stripe said whose key it is. While the connection rests, what is to be sent waits.</summary>
public sealed class SyncScopes(BillingDb db)
{
    public static Refusal NotConnected { get; } = Refusal.Conflict("stripe_not_connected", "Stripe has not said yet whose key this is. Try again in a minute.");

    public async Task<SyncScope?> CurrentAsync(CancellationToken cancel) => SyncScope.Of(await db.Set<StripeConnection>().AsNoTracking().SingleOrDefaultAsync(cancel));

    /// <summary>A customer by the names it goes by, with the link by which it is in Stripe.</summary>
    public async Task<Result<LinkedCustomer>> LinkedAsync(string named, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(named, cancel) is not { } customer) return Refusal.NotFound("customer", named);
        if (await CurrentAsync(cancel) is not { } scope) return NotConnected;
        if (await db.LinkedAsync(scope, customer.Id, cancel) is not { } link) return Refusal.Conflict("not_linked", $"{customer.Name} is not linked to a customer in Stripe.");
        return new LinkedCustomer(scope, customer, link);
    }
}

public sealed record LinkedCustomer(SyncScope Scope, Customer Customer, StripeLink Link);
