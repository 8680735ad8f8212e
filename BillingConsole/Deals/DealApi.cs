using BillingConsole.Platform.Http;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

public static class DealApi
{
    private const string Example = """{"customer":"acme","plan":"scale","starts_on":"2026-01-01","overrides":[{"price":"memory","unit_amount":"0.085","reason":"two-year deal"}],"coupons":["WELCOME"],"taxes":["GST"]}""";

    public static IServiceCollection AddDeals(this IServiceCollection services) => services.AddScoped<DealPreview>();

    public static void MapDeals(this RouteGroupBuilder api)
    {
        api.MapPost("/subscriptions", (Body<SubscriptionBody> body, Api run) => run.Create(body, b => new CreateSubscription(b), s => $"{HttpSetup.Root}/subscriptions/{s.Id}"))
            .Says<SubscriptionView>("Assign a plan to a customer", Example, 201);
        api.MapPost("/subscriptions/preview", (Body<SubscriptionBody> body, string? usage, Api run) => run.Run(body, b => new PreviewSubscription(b, usage)))
            .Says<PreviewView>("Show what a deal would bill, without saving it", Example);
        api.MapPost("/subscriptions/{id}/cancel", (string id, Body<CancelBody> body, Api run) => run.Run(body, b => new CancelSubscription(id, b)))
            .Says<SubscriptionView>("Cancel a subscription", """{"when":"period_end"}""");
    }
}
