using BillingConsole.Customers;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Sync;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Who is no longer served here, or is gone at Stripe, is asked for nothing by a link any more; what is due stays due.</summary>
public sealed class FollowPayers(PaymentRequests requests) : IListener<StripeCustomerDeleted>, IListener<CustomerArchived>
{
    public Task HearAsync(StripeCustomerDeleted happened, CancellationToken cancel) => requests.EndAllAsync(happened.Customer, "The customer was deleted in Stripe.", cancel);

    public Task HearAsync(CustomerArchived happened, CancellationToken cancel) => requests.EndAllAsync(happened.Customer.Id, "The customer was archived.", cancel);
}
