using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Webhooks;

public static class WebhookApi
{
    private const string One = "/webhook-endpoints/{id}";
    private const string What = "webhook endpoint";

    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        api.MapPost("/webhook-endpoints", (Body<WebhookEndpointBody> body, Api run) =>
                run.Create(body, b => new CreateWebhookEndpoint(b), e => $"{HttpSetup.Root}/webhook-endpoints/{e.Id}"))
            .WithTags("Operations").Says<NewWebhookEndpoint>("Add a webhook endpoint; the answer shows its signing secret once", """{"url":"https://example.com/hooks","events":["invoice.paid","wallet.alert.fired"]}""", 201);
        api.MapGet("/webhook-endpoints", (Listing listing, Api run, CancellationToken cancel) => run.Read((WebhookQueries q) => q.ListAsync(listing, cancel)))
            .WithTags("Operations").Says<PageOf<WebhookEndpointView>>("List webhook endpoints, newest first");
        api.MapGet("/webhook-endpoints/events", (Api run) => run.Read((WebhookQueries _) => Task.FromResult(new PageOf<WebhookEventType>(WebhookEvents.All, null))))
            .WithTags("Operations").Says<PageOf<WebhookEventType>>("List the events an endpoint can hear of");
        api.MapGet(One, (string id, Api run, CancellationToken cancel) => run.Find((WebhookQueries q) => q.FindAsync(id, cancel), What, id))
            .WithTags("Operations").Says<WebhookEndpointView>("Read one webhook endpoint");
        api.MapPatch(One, (string id, Body<WebhookEndpointChange> body, Api run) => run.Run(body, b => new ChangeWebhookEndpoint(id, b)))
            .WithTags("Operations").Says<WebhookEndpointView>("Change a webhook endpoint, or switch it on or off", """{"enabled":false}""");
        api.MapDelete(One, (string id, Api run) => run.Run(new RemoveWebhookEndpoint(id)))
            .WithTags("Operations").WithSummary("Remove a webhook endpoint with its log").Produces(204).ProducesProblem(404);
        api.MapPost(One + "/rotate-secret", (string id, Api run) => run.Run(new RotateWebhookSecret(id)))
            .WithTags("Operations").Says<RotatedWebhookSecret>("Make a new signing secret; the old one signs beside it for 24 hours");
        api.MapPost(One + "/test", (string id, Api run) => run.Run(new SendTestWebhook(id))).WithTags("Operations").Says<WebhookDeliveryView>("Send a test event");
        MapDeliveries(api);
    }

    private static void MapDeliveries(RouteGroupBuilder api)
    {
        api.MapGet(One + "/deliveries", (string id, string? state, Listing listing, Api run, CancellationToken cancel) =>
                run.Read((WebhookQueries q) => q.DeliveriesAsync(id, Read(state), listing, cancel)))
            .WithTags("Operations").Says<PageOf<WebhookDeliveryView>>("List what was sent to an endpoint, newest first");
        api.MapGet(One + "/deliveries/{delivery}", (string id, string delivery, Api run, CancellationToken cancel) =>
                run.Find((WebhookQueries q) => q.DeliveryAsync(id, delivery, cancel), "delivery", delivery))
            .WithTags("Operations").Says<WebhookDeliveryDetail>("Read one delivery with its body and every attempt");
        api.MapPost(One + "/deliveries/{delivery}/replay", (string id, string delivery, Api run) => run.Run(new ReplayWebhookDelivery(id, delivery)))
            .WithTags("Operations").Says<WebhookDeliveryView>("Send an event again under its own id");
        api.MapPost(One + "/replay-missed", (string id, Api run) => run.Run(new ReplayMissedWebhooks(id)))
            .WithTags("Operations").Says<ReplayedWebhooks>("Send everything again that was given up");
    }

    private static WebhookDeliveryState? Read(string? state) => state is null ? null
        : Words.TryParse<WebhookDeliveryState>(state, out var read) ? read : throw new RefusedException(Refusal.Invalid("state", $"Give one of {Words.All<WebhookDeliveryState>()}."));
}
