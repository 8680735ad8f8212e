using BillingConsole.Platform.Http;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals.Changing;

/// <summary>Every change of a running deal, each with its twin that only shows what it would do.</summary>
public static class ChangeApi
{
    public static void MapChanges(this RouteGroupBuilder api)
    {
        var deal = api.MapGroup("/subscriptions/{id}");
        Twins<CancelBody>(deal, "/cancel", (id, b) => new CancelSubscription(id, b), b => new() { Cancel = b }, "Cancel a subscription", """{"when":"period_end"}""");
        Twins<OverrideBody>(deal, "/overrides", (id, b) => new ChangeDeal(id, new() { Override = b }), b => new() { Override = b }, "Negotiate one price of a running deal", """{"price":"minutes","unit_amount":"0.80","reason":"volume"}""");
        Twins<CouponCodeBody>(deal, "/coupons", (id, b) => new ChangeDeal(id, new() { Coupon = b.Coupon ?? "" }), b => new() { Coupon = b.Coupon ?? "" }, "Give a coupon to a running deal", """{"coupon":"WELCOME"}""");
        Twins<AddOnBody>(deal, "/add-ons", (id, b) => new ChangeDeal(id, new() { AddOn = b }), b => new() { AddOn = b }, "Sell an add-on with a running deal", """{"add_on":"seats","quantity":"3"}""");
        Twins<QuantitiesBody>(deal, "/quantities", (id, b) => new ChangeDeal(id, new() { Quantities = b.Quantities ?? [] }), b => new() { Quantities = b.Quantities ?? [] }, "Change quantities from now on", """{"quantities":{"seat":"12"}}""");
        Twins<ChangePlanBody>(deal, "/change-plan", (id, b) => new ChangeDeal(id, new() { Plan = b }), b => new() { Plan = b }, "Move a deal to another plan", """{"plan":"scale","when":"now"}""");
        deal.MapDelete("/overrides/{price}", (string id, string price, Api run) => run.Run(new ChangeDeal(id, new() { ReturnToList = price }))).Says<SubscriptionView>("Return a price to list");
        deal.MapDelete("/coupons/{coupon}", (string id, string coupon, Api run) => run.Run(new ChangeDeal(id, new() { TakeOffCoupon = coupon }))).Says<SubscriptionView>("Take a coupon off a deal");
        deal.MapDelete("/add-ons/{addOn}", (string id, string addOn, string? when, Api run) => run.Run(new ChangeDeal(id, new() { RemoveAddOn = new(addOn, when) })))
            .Says<SubscriptionView>("Take an add-on off a deal: when = now, period_end or the last day");
        deal.MapPost("/overrides/{price}/preview", (string id, string price, string? usage, Api run) => run.Run(new PreviewChange(id, new() { ReturnToList = price }, usage)))
            .Says<PreviewView>("Show what returning a price to list would bill");
        deal.MapPost("/coupons/{coupon}/preview", (string id, string coupon, string? usage, Api run) => run.Run(new PreviewChange(id, new() { TakeOffCoupon = coupon }, usage)))
            .Says<PreviewView>("Show what would be billed without a coupon");
        deal.MapPost("/add-ons/{addOn}/preview", (string id, string addOn, string? when, string? usage, Api run) => run.Run(new PreviewChange(id, new() { RemoveAddOn = new(addOn, when) }, usage)))
            .Says<PreviewView>("Show what taking an add-on off would give back and bill");
        deal.MapPost("/pause/preview", (string id, string? usage, Api run) => run.Run(new PreviewPause(id, false, usage))).Says<PreviewView>("Show what would be billed while paused");
        deal.MapPost("/resume/preview", (string id, string? usage, Api run) => run.Run(new PreviewPause(id, true, usage))).Says<PreviewView>("Show what would be billed after resuming");
    }

    private static void Twins<TBody>(RouteGroupBuilder deal, string path, Func<string, TBody, Platform.Operations.IInput<SubscriptionView>> act, Func<TBody, DealChange> change, string says, string example)
    {
        deal.MapPost(path, (string id, Body<TBody> body, Api run) => run.Run(body, b => act(id, b))).Says<SubscriptionView>(says, example);
        deal.MapPost($"{path}/preview", (string id, Body<TBody> body, string? usage, Api run) => run.Run(body, b => new PreviewChange(id, change(b), usage)))
            .Says<PreviewView>($"{says}: show what it would bill, without saving it", example);
    }
}
