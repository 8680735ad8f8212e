using BillingConsole.Catalog;
using BillingConsole.Coupons;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using NodaTime;
using AddOnBody = BillingConsole.Subscriptions.AddOnBody;

namespace BillingConsole.Deals.Changing;

/// <summary>Changes the terms of a deal and names every mistake at once. Preview, change and approval all come through here.</summary>
public sealed class DealChanger(BillingDb db, OperationContext context, DealBuilder builder, Redeemer redeemer)
{
    /// <summary>Null when it was refused.</summary>
    public async Task<ChangeEffect?> ApplyAsync(ChangingDeal changing, DealChange change, Check check, CancellationToken cancel)
    {
        var (items, addOns, overrides) = (changing.Deal.Items.Count, changing.Deal.AddOns.Count, changing.Deal.Overrides.Count);
        var effect = change switch
        {
            { Override: { } asked } => Negotiate(changing, asked, check),
            { ReturnToList: { } price } => ReturnToList(changing, price),
            { Coupon: { } code } => await GiveAsync(changing, code, check, cancel),
            { TakeOffCoupon: { } code } => TakeOff(changing, code),
            { AddOn: { } asked } => await AddAsync(changing, asked, check, cancel),
            { RemoveAddOn: { } gone } => AddOnEnding.Apply(changing, gone, check),
            { Quantities: { } asked } => Quantities.Apply(changing, asked, check, context),
            { Plan: { } asked } => await ChangePlanAsync(changing, asked, check, cancel),
            { Cancel: { } asked } => Cancellation.Apply(changing, asked, check),
            _ => throw new InvalidOperationException("A change says nothing."),
        };
        if (check.Failed || effect is null) return null;
        db.AddRange(changing.Deal.Items.Skip(items));
        db.AddRange(changing.Deal.AddOns.Skip(addOns));
        db.AddRange(changing.Deal.Overrides.Skip(overrides));
        return effect;
    }

    private ChangeEffect Negotiate(ChangingDeal changing, OverrideBody asked, Check check)
    {
        DealTerms.AddOverride(changing.Deal, asked with { StartsOn = asked.StartsOn ?? changing.Now }, null, check, context, changing.Author);
        return new($"Override of {asked.Price}", changing.Now) { IsNegotiated = true };
    }

    private ChangeEffect ReturnToList(ChangingDeal changing, string price)
    {
        var held = changing.Deal.Overrides.Where(o => o.PriceCode == price && o.RemovedAt is null).ToList();
        if (held.Count == 0) throw new RefusedException(Refusal.NotFound("override of price", price));
        var last = changing.Today.PlusDays(-1);
        foreach (var layer in held)
            (layer.RemovedAt, layer.EndsOn) = (context.Now, layer.EndsOn < last ? layer.EndsOn : last);
        return new($"{price} back to list", changing.Now);
    }

    private async Task<ChangeEffect> GiveAsync(ChangingDeal changing, string code, Check check, CancellationToken cancel)
    {
        var redemption = await redeemer.RedeemAsync(check, "coupon", code, changing.Customer, changing.Deal.Id.ToString(), changing.Held.Select(r => r.Position + 1).DefaultIfEmpty(0).Max(), null, cancel);
        if (redemption is not null && changing.Held.Exists(r => r.CouponId == redemption.CouponId))
            check.Refusals.Add(Refusal.Conflict("already_held", $"The deal holds {redemption.Coupon!.Code} already.", "coupon"));
        return new($"Coupon {code}", changing.Now) { Given = redemption, IsNegotiated = true };
    }

    private static ChangeEffect TakeOff(ChangingDeal changing, string code)
    {
        var held = changing.Held.Find(r => r.Coupon!.Code == code || r.CouponId.ToString() == code)
            ?? throw new RefusedException(Refusal.NotFound("coupon on this deal", code));
        return new($"Coupon {held.Coupon!.Code} taken off", changing.Now) { Taken = held };
    }

    private async Task<ChangeEffect?> AddAsync(ChangingDeal changing, AddOnBody asked, Check check, CancellationToken cancel)
    {
        var deal = changing.Deal;
        var from = deal.Items.Count;
        if (asked.StartsOn is { } day) check.That(day <= changing.Now.PlusYears(1), "starts_on", "At most a year ahead.");
        var sold = await builder.AddAddOnAsync(deal, asked with { Overrides = asked.Overrides?.Select(o => o with { StartsOn = o.StartsOn ?? asked.StartsOn ?? changing.Now }).ToList() }, null, changing.Now, check, cancel, changing.Author);
        if (sold is null) return null;
        check.That(deal.Until is null || sold.StartsOn < deal.Until, "starts_on", $"The deal ends on {deal.Until?.PlusDays(-1):uuuu-MM-dd}.");
        await builder.CheckMetersAsync(deal, sold.StartsOn, "add_on", check, cancel);
        var effect = new ChangeEffect($"{PlainText.Of(sold.Quantity)} × {sold.Name}", sold.StartsOn) { IsNegotiated = asked.Overrides is { Count: > 0 } };
        effect.Begun.AddRange(deal.Items.Skip(from));
        return effect;
    }

    private async Task<ChangeEffect?> ChangePlanAsync(ChangingDeal changing, ChangePlanBody asked, Check check, CancellationToken cancel)
    {
        var deal = changing.Deal;
        var plan = asked.Plan is null ? null : await db.FindPlanAsync(asked.Plan, cancel);
        if (plan is null) check.Add("plan", asked.Plan is null ? "Name the new plan." : $"There is no plan '{asked.Plan}'.", asked.Plan is null ? "required" : "not_found");
        check.That(asked.When is null or "now" or "period_end", "when", "Give now or period_end.");
        if (plan is null || check.Failed) return null;
        var on = asked.When == "now" ? changing.Now : changing.PeriodEnd;
        check.That(deal.PlanId is not null, "plan", "This deal has add-ons only; assign the plan as a deal of its own.");
        check.That(plan.Code != deal.PlanOn(on).Code, "plan", $"The deal is on {plan.Code} already.");
        check.That(plan.ArchivedAt is null, "plan", $"Plan {plan.Code} is archived.");
        check.That(plan.Currency == deal.Currency, "plan", $"The plan is sold in {plan.Currency.Code}, the deal is billed in {deal.Currency.Code}.");
        check.That(deal.Until is null || on < deal.Until, "when", $"The deal ends on {deal.Until?.PlusDays(-1):uuuu-MM-dd}.");
        if (check.Failed) return null;
        var effect = new ChangeEffect($"{deal.PlanOn(on.PlusDays(-1)).Code} to {plan.Code}", on) { IsNegotiated = true };
        PlanSwap.End(deal, plan, effect);
        var from = deal.Items.Count;
        await builder.AddPlanAsync(deal, plan, on, null, cancel);
        effect.Begun.AddRange(deal.Items.Skip(from));
        DealTerms.AddOverrides(deal, [.. (asked.Overrides ?? []).Select(o => o with { StartsOn = o.StartsOn ?? on })], "overrides", check, context, changing.Author);
        DealTerms.CheckInterval(deal, check, "plan");
        await builder.CheckMetersAsync(deal, on, "plan", check, cancel);
        return effect;
    }
}
