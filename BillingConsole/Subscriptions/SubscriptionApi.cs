using BillingConsole.Platform.Http;

namespace BillingConsole.Subscriptions;

public static class SubscriptionApi
{
    public static void MapSubscriptions(this RouteGroupBuilder api)
    {
        api.MapGet("/subscriptions", (Listing listing, string? customer, string? plan, string? status, Api run, CancellationToken cancel) =>
                run.Read((SubscriptionQueries q) => q.ListAsync(listing, customer, plan, status, cancel)))
            .Says<PageOf<SubscriptionRow>>("List subscriptions, newest first");
        api.MapGet("/subscriptions/{id}", (string id, Api run, CancellationToken cancel) =>
                run.Find((SubscriptionQueries q) => q.FindAsync(id, cancel), "subscription", id))
            .Says<SubscriptionView>("Read one subscription");
        api.MapPost("/subscriptions/{id}/pause", (string id, Api run) => run.Run(new PauseSubscription(id)))
            .Says<SubscriptionView>("Pause a subscription: no fees until it is resumed");
        api.MapPost("/subscriptions/{id}/resume", (string id, Api run) => run.Run(new ResumeSubscription(id)))
            .Says<SubscriptionView>("Resume a paused subscription");
        api.MapPost("/subscriptions/{id}/overrides", (string id, Body<OverrideBody> body, Api run) => run.Run(body, b => new AddOverride(id, b)))
            .Says<SubscriptionView>("Negotiate one price of a running deal", """{"price":"minutes","unit_amount":"0.80","reason":"volume"}""");
        api.MapDelete("/subscriptions/{id}/overrides/{price}", (string id, string price, Api run) => run.Run(new RemoveOverride(id, price)))
            .Says<SubscriptionView>("Return a price to list");
        api.MapPost("/subscriptions/{id}/coupons", (string id, Body<CouponCodeBody> body, Api run) => run.Run(body, b => new AddCoupon(id, b)))
            .Says<SubscriptionView>("Give a coupon to a running deal", """{"coupon":"WELCOME"}""");
        api.MapDelete("/subscriptions/{id}/coupons/{coupon}", (string id, string coupon, Api run) => run.Run(new RemoveCoupon(id, coupon)))
            .Says<SubscriptionView>("Take a coupon off a deal");
    }
}
