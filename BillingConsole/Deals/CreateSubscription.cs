using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

/// <summary>Assigns a plan with everything negotiated over it. Beyond the company's policy it waits for another person.</summary>
[Needs(Permission.AssignPlans)]
public sealed record CreateSubscription(SubscriptionBody Body) : IInput<SubscriptionView>;

public sealed class CreateSubscriptionOperation(BillingDb db, OperationContext context, DealBuilder builder, DealPreview preview, Redeemer redeemer, CompanyQueries companies) : IOperation<CreateSubscription, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(CreateSubscription input, CancellationToken cancel)
    {
        var check = new Check();
        if (await builder.BuildAsync(input.Body, check, cancel) is not { } proposed) return check;
        var policy = (await companies.TheCompanyAsync(cancel)).Approval;
        if (policy.Enabled && (await preview.RunAsync(proposed, AssumedUsage.None, cancel)).Approval is { Required: true } beyond)
        {
            proposed.Deal.Status = SubscriptionStatus.PendingApproval;
            proposed.Deal.Approval = new() { Reasons = beyond.Reasons, Author = context.Actor.Name };
            context.Raise(new ApprovalAsked(proposed.Deal, proposed.Customer.Name, proposed.Deal.PlanCode ?? "add-ons", beyond.Reasons));
        }
        db.Add(proposed.Deal);
        redeemer.Count(proposed.Redemptions);
        context.Raise(new SubscriptionCreated(proposed.Deal));
        return SubscriptionView.Of(proposed.Deal, proposed.Customer, proposed.Redemptions, context.Today(proposed.Customer.Zone));
    }
}

/// <summary>A deal was made in this transaction.</summary>
public sealed record SubscriptionCreated(Subscription Deal) : IDomainEvent;

/// <summary>Shows what the same body would bill; saves nothing.</summary>
[Needs(Permission.Preview), SavesNothing]
public sealed record PreviewSubscription(SubscriptionBody Body, string? Usage) : IInput<PreviewView>;

public sealed class PreviewSubscriptionOperation(DealBuilder builder, DealPreview preview) : IOperation<PreviewSubscription, PreviewView>
{
    public async Task<Result<PreviewView>> RunAsync(PreviewSubscription input, CancellationToken cancel)
    {
        var check = new Check();
        var assumed = AssumedUsage.None;
        if (input.Usage is { } word && !Words.TryParse(word, out assumed)) check.Add("usage", $"Give one of {Words.All<AssumedUsage>()}.");
        var proposed = await builder.BuildAsync(input.Body, check, cancel);
        return proposed is null || check.Failed ? check : await preview.RunAsync(proposed, assumed, cancel);
    }
}
