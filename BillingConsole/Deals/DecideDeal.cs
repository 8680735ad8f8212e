using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Deals;

public sealed record DecisionBody
{
    public string? Comment { get; init; }
}

/// <summary>Lets a deal beyond the policy begin. Never by its author.</summary>
[Needs(Permission.ApproveDeals)]
public sealed record ApproveDeal(string Subscription, DecisionBody Body) : IInput<SubscriptionView>;

/// <summary>Ends a deal before it began and returns its coupons. Never by its author.</summary>
[Needs(Permission.ApproveDeals)]
public sealed record RejectDeal(string Subscription, DecisionBody Body) : IInput<SubscriptionView>;

public sealed class ApproveDealOperation(BillingDb db, OperationContext context, SubscriptionQueries queries) : IOperation<ApproveDeal, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(ApproveDeal input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        var comment = new Check();
        if (deal.Decide(DealDecision.Approved, input.Body.Comment, comment, context) is { } refusal) return refusal;
        if (comment.Failed) return comment;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == deal.CustomerId, cancel);
        deal.Status = SubscriptionStatus.Active;
        deal.Status = deal.StatusOn(context.Today(customer.Zone));
        return await queries.ViewAsync(deal, cancel);
    }
}

public sealed class RejectDealOperation(BillingDb db, OperationContext context, Redeemer redeemer, SubscriptionQueries queries) : IOperation<RejectDeal, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(RejectDeal input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        var check = new Check();
        check.That(!string.IsNullOrWhiteSpace(input.Body.Comment), "comment", "Say why, so that the author knows what to change.");
        if (deal.Decide(DealDecision.Rejected, input.Body.Comment, check, context) is { } refusal) return refusal;
        if (check.Failed) return check;
        foreach (var redemption in await db.RedemptionsOfAsync(deal, cancel)) redeemer.Remove(redemption);
        deal.CanceledOn = deal.StartsOn.PlusDays(-1);
        deal.Status = SubscriptionStatus.Canceled;
        deal.NextBillingOn = null;
        deal.NextBillingAt = null;
        return await queries.ViewAsync(deal, cancel);
    }
}

internal static class Deciding
{
    /// <summary>Notes the decision, or says why this person may not make it now.</summary>
    public static Refusal? Decide(this Subscription deal, DealDecision decision, string? comment, Check check, OperationContext context)
    {
        if (context.Changed(deal) is { } changed) return changed;
        if (deal.Status != SubscriptionStatus.PendingApproval) return Refusal.Conflict("not_pending", $"The deal does not wait for approval; it is {Words.Of(deal.Status)}.");
        if (deal.CreatedBy == context.Actor.Id) return Refusal.Forbidden("Nobody decides on a deal of their own. Ask another person with the right to approve.");
        context.Reason = check.OptionalText("comment", comment, 1000);
        deal.Approval = (deal.Approval ?? new()) with
        {
            Decision = decision, DecidedBy = context.Actor.Name, DecidedAt = context.Now, Comment = context.Reason,
        };
        return null;
    }
}
