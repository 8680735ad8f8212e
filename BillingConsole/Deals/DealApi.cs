using BillingConsole.Platform.Http;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

public static class DealApi
{
    private const string Example = """{"customer":"acme","plan":"scale","starts_on":"2026-01-01","overrides":[{"price":"memory","unit_amount":"0.085","reason":"two-year deal"}],"coupons":["WELCOME"],"taxes":["GST"]}""";

    public static void MapDeals(this RouteGroupBuilder api)
    {
        api.MapPost("/subscriptions", (Body<SubscriptionBody> body, Api run) => run.Create(body, b => new CreateSubscription(b), s => $"{HttpSetup.Root}/subscriptions/{s.Id}"))
            .Says<SubscriptionView>("Assign a plan to a customer", Example, 201);
        api.MapPost("/subscriptions/preview", (Body<SubscriptionBody> body, string? usage, Api run) => run.Run(body, b => new PreviewSubscription(b, usage)))
            .Says<PreviewView>("Show what a deal would bill, without saving it", Example);
        api.MapPost("/subscriptions/{id}/approve", (string id, Body<DecisionBody> body, Api run) => run.Run(body, b => new ApproveDeal(id, b)))
            .Says<SubscriptionView>("Approve a deal that waits", """{"comment":"agreed with the CFO"}""");
        api.MapPost("/subscriptions/{id}/reject", (string id, Body<DecisionBody> body, Api run) => run.Run(body, b => new RejectDeal(id, b)))
            .Says<SubscriptionView>("Reject a deal that waits; its coupons go back", """{"comment":"too much off"}""");
        api.MapGet("/subscriptions/{id}/upcoming", (string id, Api run) => run.Run(new PreviewUpcoming(id)))
            .Says<UpcomingView>("Show the invoice that is due next, as an estimate");
        api.MapGet("/customers/{id}/entitlements", (string id, Api run, CancellationToken cancel) =>
                run.Find((EntitlementQueries q) => q.OfAsync(id, cancel), "customer", id))
            .Says<IReadOnlyList<CustomerEntitlement>>("What a customer may use, what it used, and where that comes from");
    }
}
