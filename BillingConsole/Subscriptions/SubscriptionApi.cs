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
    }
}
