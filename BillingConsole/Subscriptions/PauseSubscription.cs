using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>Stops billing from today on. Fees whose period begins before the resumption are not charged; usage is, afterwards.</summary>
[Needs(Permission.AssignPlans)]
public sealed record PauseSubscription(string Subscription) : IInput<SubscriptionView>;

public sealed class PauseSubscriptionOperation(BillingDb db, OperationContext context, SubscriptionQueries queries) : IOperation<PauseSubscription, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(PauseSubscription input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        if (context.Changed(deal) is { } changed) return changed;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == deal.CustomerId, cancel);
        var today = context.Today(customer.Zone);
        if (deal.PauseFrom(today) is { } refusal) return refusal;
        context.Raise(new SubscriptionPaused(deal));
        return await queries.ViewAsync(deal, cancel);
    }
}

/// <summary>Goes on from today: the next fee is that of the next period; usage of the pause is billed by the next run.</summary>
[Needs(Permission.AssignPlans)]
public sealed record ResumeSubscription(string Subscription) : IInput<SubscriptionView>;

public sealed class ResumeSubscriptionOperation(BillingDb db, OperationContext context, SubscriptionQueries queries) : IOperation<ResumeSubscription, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(ResumeSubscription input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        if (context.Changed(deal) is { } changed) return changed;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == deal.CustomerId, cancel);
        var today = context.Today(customer.Zone);
        if (deal.Resume(today) is { } refusal) return refusal;
        context.Raise(new SubscriptionResumed(deal));
        return await queries.ViewAsync(deal, cancel);
    }
}

/// <summary>A deal was paused in this transaction.</summary>
public sealed record SubscriptionPaused(Subscription Deal) : IDomainEvent;

/// <summary>A deal was resumed in this transaction.</summary>
public sealed record SubscriptionResumed(Subscription Deal) : IDomainEvent;

/// <summary>What pausing and resuming do to a deal; a preview does the same and does not save it.</summary>
public static class Pausing
{
    public static Refusal? PauseFrom(this Subscription deal, LocalDate today)
    {
        if (deal.StatusOn(today) is not (SubscriptionStatus.Active or SubscriptionStatus.Trialing or SubscriptionStatus.Scheduled) and var status)
            return Refusal.Conflict("not_active", $"Only a running subscription can be paused; this one is {Words.Of(status)}.");
        deal.Pauses = [.. deal.Pauses, new(today, null)];
        deal.Status = SubscriptionStatus.Paused;
        return null;
    }

    public static Refusal? Resume(this Subscription deal, LocalDate today)
    {
        if (deal.Status != SubscriptionStatus.Paused) return Refusal.Conflict("not_paused", "The subscription is not paused.");
        deal.Pauses = [.. deal.Pauses.Select(p => p.Until is null ? p with { Until = today } : p)];
        deal.Status = SubscriptionStatus.Active;
        deal.Status = deal.StatusOn(today);
        return null;
    }
}
