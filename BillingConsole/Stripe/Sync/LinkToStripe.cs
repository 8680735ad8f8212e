using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Stripe.Sync;

/// <summary>Says that a customer is one of Stripe's that is there already. It is read first, so a step follows that keeps the link.</summary>
[Needs(Permission.EditCustomers), CommitsInSteps]
public sealed record LinkToStripe(string Customer, LinkBody Body) : IInput<CustomerInStripe>;

public sealed record LinkBody(string? StripeId = null);

public sealed class LinkToStripeOperation(Operations operations, SyncScopes scopes, StripeWire wire) : IOperation<LinkToStripe, CustomerInStripe>
{
    public async Task<Result<CustomerInStripe>> RunAsync(LinkToStripe input, CancellationToken cancel)
    {
        if (input.Body.StripeId?.Trim() is not { Length: > 0 and <= 255 } id || !id.StartsWith("cus_", StringComparison.Ordinal))
            return Refusal.Invalid("stripe_id", "Give the id of a customer in Stripe, such as cus_NffrFeUfNV2Hib.");
        if (await scopes.CurrentAsync(cancel) is null) return SyncScopes.NotConnected;
        var answer = await wire.FindAsync(id, cancel);
        return answer.Kind switch
        {
            AnswerKind.Done when !answer.Customers[0].IsDeleted => await operations.RunAsync(new KeepLink(input.Customer, answer.Customers[0]), cancel: cancel),
            AnswerKind.Done or AnswerKind.Gone => Refusal.Invalid("stripe_id", $"Stripe has no customer {id} in this account and mode."),
            _ => new Refusal(RefusalKind.Unavailable, "stripe_unavailable", $"Stripe did not answer: {answer.Error} Try again in a moment."),
        };
    }
}

/// <summary>Links a customer to one of Stripe as it was read just now.</summary>
[Needs(Permission.EditCustomers)]
public sealed record KeepLink(string Customer, StripeCustomer Remote) : IInput<CustomerInStripe>;

public sealed class KeepLinkOperation(BillingDb db, SyncScopes scopes, StripeIntake intake, StripeMerge merge, OutboundQueue queue, LinkQueries queries, SyncQuestions questions)
    : IOperation<KeepLink, CustomerInStripe>
{
    public async Task<Result<CustomerInStripe>> RunAsync(KeepLink input, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(input.Customer, cancel) is not { } customer) return Refusal.NotFound("customer", input.Customer);
        if (await scopes.CurrentAsync(cancel) is not { } scope) return SyncScopes.NotConnected;
        if (customer.ArchivedAt is not null) return Refusal.Conflict("archived", $"{customer.Name} is archived; an archived customer is not linked.");
        if (await db.LinkedAsync(scope, customer.Id, cancel) is { } linked) return Refusal.Conflict("linked_already", $"{customer.Name} is linked to {linked.StripeId}. Unlink it first.");
        if (await queue.ActiveAsync(scope, customer.Id, cancel) is { Op: OutboundOp.Create, FirstSentAt: not null })
            return Refusal.Conflict("being_created", $"{customer.Name} is being made in Stripe at this moment. Look again in a minute.");
        if (await db.LinkOfStripeAsync(scope, input.Remote.Id, cancel) is not { } known) await intake.LinkAsync(scope, customer, input.Remote, OutboundCause.Person, cancel);
        else if (known.State == LinkState.Linked) return Refusal.Conflict("linked_already", $"{input.Remote.Id} is linked to customer {known.CustomerId}. Unlink that first.", "stripe_id");
        else await ReviveAsync(scope, known, customer, input.Remote, cancel);
        return await queries.ViewAsync(scope, customer, cancel);
    }

    private async Task ReviveAsync(SyncScope scope, StripeLink link, Customer customer, StripeCustomer remote, CancellationToken cancel)
    {
        await queue.DropAsync(scope, customer.Id, cancel);
        (link.CustomerId, link.State, link.ParkedBecause, link.Agreed, link.NeedsClaim) = (customer.Id, LinkState.Linked, null, SharedFields.Empty, !remote.IsClaimedBy(scope.Instance, customer.Id.ToString()));
        (link.Seen, link.WrittenAt) = (Projection.Of(customer, link.Agreed, link.StripeId), []);
        await merge.MergeAsync(scope, link, customer, remote, OutboundCause.Person, cancel);
        await questions.AnsweredAsync(scope, customer, remote, cancel);
    }
}
