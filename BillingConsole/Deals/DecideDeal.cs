using BillingConsole.Coupons;
using BillingConsole.Deals.Changing;
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

/// <summary>Lets a deal beyond the policy begin, or a change beyond it take place. Never by its author.</summary>
[Needs(Permission.ApproveDeals)]
public sealed record ApproveDeal(string Subscription, DecisionBody Body) : IInput<SubscriptionView>;

/// <summary>Ends a deal before it began and returns its coupons, or drops a change that waits. Never by its author.</summary>
[Needs(Permission.ApproveDeals)]
public sealed record RejectDeal(string Subscription, DecisionBody Body) : IInput<SubscriptionView>;

public sealed class ApproveDealOperation(OperationContext context, ChangeDesk desk) : IOperation<ApproveDeal, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(ApproveDeal input, CancellationToken cancel)
    {
        if (await desk.OpenAsync(input.Subscription, cancel) is not { } changing) return Refusal.NotFound("subscription", input.Subscription);
        var (deal, comment, waiting) = (changing.Deal, new Check(), changing.Deal.PendingChange);
        if (deal.Decide(DealDecision.Approved, input.Body.Comment, comment, changing.Customer.Name, context) is { } refusal) return refusal;
        if (comment.Failed) return comment;
        if (waiting is not null) return await desk.ApproveAsync(changing, waiting, cancel) is { Failed: true } refused ? refused : ChangeDesk.View(changing);
        deal.Status = SubscriptionStatus.Active;
        deal.Status = deal.StatusOn(changing.Today);
        return ChangeDesk.View(changing);
    }
}

public sealed class RejectDealOperation(BillingDb db, OperationContext context, Redeemer redeemer, SubscriptionQueries queries) : IOperation<RejectDeal, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(RejectDeal input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        var check = new Check();
        check.That(!string.IsNullOrWhiteSpace(input.Body.Comment), "comment", "Say why, so that the author knows what to change.");
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == deal.CustomerId, cancel);
        var isChange = deal.PendingChange is not null;
        if (deal.Decide(DealDecision.Rejected, input.Body.Comment, check, customer.Name, context) is { } refusal) return refusal;
        if (check.Failed) return check;
        if (isChange) return await queries.ViewAsync(deal, cancel);
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
    public static Refusal? Decide(this Subscription deal, DealDecision decision, string? comment, Check check, string customer, OperationContext context)
    {
        if (context.Changed(deal) is { } changed) return changed;
        if (deal.PendingChange is null && deal.Status != SubscriptionStatus.PendingApproval) return Refusal.Conflict("not_pending", $"The deal does not wait for approval; it is {Words.Of(deal.Status)}.");
        var author = deal.PendingChange is { } pending ? pending.AuthorId : deal.CreatedBy;
        if (author == context.Actor.Id) return Refusal.Forbidden("Nobody decides on a deal of their own. Ask another person with the right to approve.");
        context.Reason = check.OptionalText("comment", comment, 1000);
        context.Raise(new ApprovalDecided(deal, customer, deal.PendingChange?.Summary ?? deal.PlanCode ?? "add-ons", decision, context.Reason, author));
        // The decision about a change is told by mail and audit; the deal's own approval stays what it was.
        if (deal.PendingChange is null) deal.Approval = (deal.Approval ?? new()) with { Decision = decision, DecidedBy = context.Actor.Name, DecidedAt = context.Now, Comment = context.Reason };
        deal.PendingChange = null;
        return null;
    }
}
