using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Sync;

/// <summary>Makes a customer in Stripe for one that has none there, or has none there any more.</summary>
[Needs(Permission.EditCustomers)]
public sealed record CreateInStripe(string Customer) : IInput<CustomerInStripe>;

public sealed class CreateInStripeOperation(BillingDb db, RealTime time, SyncScopes scopes, OutboundQueue queue, LinkQueries queries, SyncQuestions questions)
    : IOperation<CreateInStripe, CustomerInStripe>
{
    public async Task<Result<CustomerInStripe>> RunAsync(CreateInStripe input, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(input.Customer, cancel) is not { } customer) return Refusal.NotFound("customer", input.Customer);
        if (await scopes.CurrentAsync(cancel) is not { } scope) return SyncScopes.NotConnected;
        if (customer.ArchivedAt is not null) return Refusal.Conflict("archived", $"{customer.Name} is archived; an archived customer is not made in Stripe.");
        var links = await db.LinksAsync(scope, customer.Id, cancel);
        if (links.FirstOrDefault(l => l.State == LinkState.Linked) is { } linked) return Refusal.Conflict("linked_already", $"{customer.Name} is {linked.StripeId} in Stripe already.");
        if (await queue.ActiveAsync(scope, customer.Id, cancel) is { } active)
        {
            // A person has seen who else has this e-mail there, and wants a customer of its own.
            (active.Status, active.LookedUp, active.DueAt, active.Cause) = (OutboundStatus.Waiting, true, time.Now, OutboundCause.Person);
            await questions.AnsweredAsync(scope, customer, null, cancel);
        }
        else await CreateAsync(scope, customer, links, cancel);
        return await queries.ViewAsync(scope, customer, cancel);
    }

    private async Task CreateAsync(SyncScope scope, Customer customer, List<StripeLink> links, CancellationToken cancel)
    {
        var last = await queue.LastAsync(scope, customer.Id, cancel);
        if (last is { Op: OutboundOp.Create, Status: OutboundStatus.Dead, WasRefused: false })
        {
            // Nobody knows whether it was done: the same bytes under the same key make no second customer.
            (last.Status, last.Attempts, last.DueAt) = (OutboundStatus.Waiting, 0, time.Now);
            queue.Wake();
            return;
        }
        var generation = links.Select(l => l.Generation).Append(last?.Generation ?? 0).Max() + 1;
        await queue.CreateAsync(scope, customer, generation, OutboundCause.Person, cancel);
    }
}

/// <summary>Takes a customer and one of Stripe apart; both stay, and neither follows the other.</summary>
[Needs(Permission.EditCustomers)]
public sealed record UnlinkFromStripe(string Customer) : IInput<CustomerInStripe>;

public sealed class UnlinkFromStripeOperation(SyncScopes scopes, OutboundQueue queue, LinkQueries queries) : IOperation<UnlinkFromStripe, CustomerInStripe>
{
    public async Task<Result<CustomerInStripe>> RunAsync(UnlinkFromStripe input, CancellationToken cancel)
    {
        var found = await scopes.LinkedAsync(input.Customer, cancel);
        if (!found.Ok) return Result<CustomerInStripe>.Refused(found.Refusals);
        var (scope, customer, link) = found.Value;
        await queue.DropAsync(scope, customer.Id, cancel);
        (link.State, link.ParkedBecause) = (LinkState.Detached, null);
        return await queries.ViewAsync(scope, customer, cancel);
    }
}

/// <summary>Goes on with a customer that was parked; Stripe's customer is claimed for this one.</summary>
[Needs(Permission.EditCustomers)]
public sealed record ResumeSync(string Customer) : IInput<CustomerInStripe>;

public sealed class ResumeSyncOperation(SyncScopes scopes, OutboundQueue queue, LinkQueries queries) : IOperation<ResumeSync, CustomerInStripe>
{
    public async Task<Result<CustomerInStripe>> RunAsync(ResumeSync input, CancellationToken cancel)
    {
        var found = await scopes.LinkedAsync(input.Customer, cancel);
        if (!found.Ok) return Result<CustomerInStripe>.Refused(found.Refusals);
        var (scope, customer, link) = found.Value;
        if (link.ParkedBecause is null) return Refusal.Conflict("not_parked", $"{customer.Name} is not parked; it is kept in step with {link.StripeId}.");
        (link.ParkedBecause, link.NeedsClaim) = (null, true);
        await queue.UpdateAsync(scope, link, OutboundCause.Person, cancel);
        return await queries.ViewAsync(scope, customer, cancel);
    }
}

/// <summary>Deletes the customer in Stripe, which ends its subscriptions there and cannot be undone; the console's stays.</summary>
[Needs(Permission.HandleMoney)]
public sealed record DeleteInStripe(string Customer) : IInput<CustomerInStripe>;

public sealed class DeleteInStripeOperation(BillingDb db, SyncScopes scopes, OutboundQueue queue, LinkQueries queries) : IOperation<DeleteInStripe, CustomerInStripe>
{
    public async Task<Result<CustomerInStripe>> RunAsync(DeleteInStripe input, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(input.Customer, cancel) is not { } customer) return Refusal.NotFound("customer", input.Customer);
        if (await scopes.CurrentAsync(cancel) is not { } scope) return SyncScopes.NotConnected;
        var link = (await db.LinksAsync(scope, customer.Id, cancel)).LastOrDefault(l => l.State is LinkState.Linked or LinkState.Detached);
        if (link is null) return Refusal.Conflict("not_linked", $"{customer.Name} has no customer in Stripe.");
        await queue.DeleteAsync(scope, link, cancel);
        return await queries.ViewAsync(scope, customer, cancel);
    }
}
