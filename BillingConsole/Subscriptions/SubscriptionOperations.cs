using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Subscriptions;

/// <summary>Lays one more override over a price of a running deal; each period uses the price in force at its start.</summary>
[Needs(Permission.AssignPlans)]
public sealed record AddOverride(string Subscription, OverrideBody Body) : IInput<SubscriptionView>;

public sealed class AddOverrideOperation(BillingDb db, OperationContext context, SubscriptionQueries queries) : IOperation<AddOverride, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(AddOverride input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        if (context.Changed(deal) is { } changed) return changed;
        var (check, before) = (new Check(), deal.Overrides.Count);
        DealTerms.AddOverrides(deal, [input.Body], "override", check, context);
        if (check.Failed) return check;
        db.AddRange(deal.Overrides.Skip(before));
        return await queries.ViewAsync(deal, cancel);
    }
}

/// <summary>Returns a price to list from its next period on.</summary>
[Needs(Permission.AssignPlans)]
public sealed record RemoveOverride(string Subscription, string Price) : IInput<SubscriptionView>;

public sealed class RemoveOverrideOperation(BillingDb db, OperationContext context, SubscriptionQueries queries) : IOperation<RemoveOverride, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(RemoveOverride input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        var held = deal.Overrides.Where(o => o.PriceCode == input.Price && o.RemovedAt is null).ToList();
        if (held.Count == 0) return Refusal.NotFound("override of price", input.Price);
        foreach (var layer in held) layer.RemovedAt = context.Now;
        return await queries.ViewAsync(deal, cancel);
    }
}

public sealed record CouponCodeBody
{
    public string? Coupon { get; init; }
}

[Needs(Permission.AssignPlans)]
public sealed record AddCoupon(string Subscription, CouponCodeBody Body) : IInput<SubscriptionView>;

public sealed class AddCouponOperation(BillingDb db, Redeemer redeemer, SubscriptionQueries queries) : IOperation<AddCoupon, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(AddCoupon input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        var (check, held) = (new Check(), await db.RedemptionsOfAsync(deal, cancel));
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == deal.CustomerId, cancel);
        var redemption = await redeemer.RedeemAsync(check, "coupon", input.Body.Coupon ?? "", customer, deal.Id.ToString(), held.Count, null, cancel);
        if (held.Exists(r => r.RemovedAt is null && r.CouponId == redemption?.CouponId))
            check.Refusals.Add(Refusal.Conflict("already_held", $"The deal holds {redemption!.Coupon!.Code} already.", "coupon"));
        if (check.Failed) return check;
        redeemer.Count([redemption!]);
        var view = await queries.ViewAsync(deal, cancel);
        return view with { Coupons = [.. view.Coupons, HeldCouponView.Of(deal, redemption!)] };
    }
}

[Needs(Permission.AssignPlans)]
public sealed record RemoveCoupon(string Subscription, string Coupon) : IInput<SubscriptionView>;

public sealed class RemoveCouponOperation(BillingDb db, Redeemer redeemer, SubscriptionQueries queries) : IOperation<RemoveCoupon, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(RemoveCoupon input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        var held = (await db.RedemptionsOfAsync(deal, cancel)).Find(r => r.RemovedAt is null && (r.Coupon!.Code == input.Coupon || r.CouponId.ToString() == input.Coupon));
        if (held is null) return Refusal.NotFound("coupon on this deal", input.Coupon);
        redeemer.Remove(held);
        return await queries.ViewAsync(deal, cancel);
    }
}
