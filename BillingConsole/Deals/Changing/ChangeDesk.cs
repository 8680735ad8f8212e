using BillingConsole.Core.Amounts;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Deals.Changing;

/// <summary>A running deal was changed in this transaction.</summary>
public sealed record SubscriptionChanged(Subscription Deal, string Summary) : IDomainEvent;

/// <summary>Carries a change of a running deal out, or holds it for another person when it goes beyond the policy.</summary>
public sealed class ChangeDesk(BillingDb db, OperationContext context, DealChanger changer, ChangeBilling billing, ChangePolicy policy, Redeemer redeemer)
{
    public async Task<Result<SubscriptionView>> ChangeAsync(string subscription, DealChange change, CancellationToken cancel)
    {
        if (await OpenAsync(subscription, cancel) is not { } changing) return Refusal.NotFound("subscription", subscription);
        if (context.Changed(changing.Deal) is { } changed) return changed;
        if (WhyNot(changing, change) is { } refusal) return refusal;
        var check = new Check();
        var before = await policy.BeforeAsync(changing, change, cancel);
        if (await changer.ApplyAsync(changing, change, check, cancel) is not { } effect) return check;
        if (await policy.JudgeAsync(changing, effect, before, cancel) is { Required: true } beyond) return await HoldAsync(changing, effect, change, beyond, cancel);
        await CarryOutAsync(changing, effect, cancel);
        return View(changing);
    }

    /// <summary>What waited is done, as of today and with its author's name.</summary>
    public async Task<Check> ApproveAsync(ChangingDeal changing, PendingChange pending, CancellationToken cancel)
    {
        var check = new Check();
        if (WhyNot(changing, pending.Change) is { } refusal)
        {
            check.Refusals.Add(refusal);
            return check;
        }
        if (await changer.ApplyAsync(changing with { Author = pending.Author }, pending.Change, check, cancel) is { } effect) await CarryOutAsync(changing, effect, cancel);
        return check;
    }

    public async Task<ChangingDeal?> OpenAsync(string subscription, CancellationToken cancel)
    {
        if (await db.FindDealAsync(subscription, cancel) is not { } deal) return null;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == deal.CustomerId, cancel);
        var held = (await db.RedemptionsOfAsync(deal, cancel)).Where(r => r.RemovedAt is null).ToList();
        return new(deal, customer, held, context.Today(customer.Zone)) { Author = context.Actor.Name };
    }

    public static SubscriptionView View(ChangingDeal changing) => SubscriptionView.Of(changing.Deal, changing.Customer, changing.Held, changing.Today);

    /// <summary>Why a deal cannot be changed in its present state.</summary>
    public static Refusal? WhyNot(ChangingDeal changing, DealChange change) => changing.Deal.StatusOn(changing.Today) switch
    {
        SubscriptionStatus.PendingApproval => Refusal.Conflict("waits_for_approval", "The deal waits for approval; it can be changed once that is decided."),
        SubscriptionStatus.Canceled or SubscriptionStatus.Ended => Refusal.Conflict("already_ended", "The subscription has ended already."),
        SubscriptionStatus.Paused when change.Cancel is null && change.Override is null && change.Coupon is null =>
            Refusal.Conflict("paused", "The subscription is paused; resume it first."),
        SubscriptionStatus.Active or SubscriptionStatus.Trialing or SubscriptionStatus.Scheduled or SubscriptionStatus.Paused =>
            changing.Deal.PendingChange is { } pending && change.Cancel is null
                ? Refusal.Conflict("change_waits", $"A change waits for approval ({pending.Summary}); it must be decided first.") : null,
    };

    private async Task CarryOutAsync(ChangingDeal changing, ChangeEffect effect, CancellationToken cancel)
    {
        if (effect.Taken is { } taken) redeemer.Remove(taken);
        if (effect.Given is { } given) redeemer.Count([given]);
        if (effect.EndsDeal) changing.Deal.PendingChange = null;
        var billed = await billing.BillAsync(changing, effect, context.Reason ?? effect.Summary, cancel);
        if (billed.Invoice is { } invoice) await billing.IssueAsync(invoice, cancel);
        context.Raise(new SubscriptionChanged(changing.Deal, effect.Summary));
    }

    /// <summary>Nothing of the change may stay, so the deal is read anew.</summary>
    private async Task<Result<SubscriptionView>> HoldAsync(ChangingDeal changing, ChangeEffect effect, DealChange change, ApprovalView beyond, CancellationToken cancel)
    {
        db.Forget();
        var fresh = (await OpenAsync(changing.Deal.Id.ToString(), cancel))!;
        fresh.Deal.Version++;
        fresh.Deal.PendingChange = new(effect.Summary, beyond.Reasons, context.Actor.Name, context.Actor.Id, context.Now, change);
        context.Raise(new ApprovalAsked(fresh.Deal, fresh.Customer.Name, effect.Summary, beyond.Reasons));
        return View(fresh);
    }
}
