using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform.Outbox;

public static class OutboxApi
{
    public static void MapOutbox(this RouteGroupBuilder api)
    {
        api.MapGet("/outbox", (string? state, Listing page, Api run) => run.Read((OutboxQueries q) => q.ListAsync(Read(state), page)))
            .WithTags("Operations").Says<PageOf<DeliveryView>>("Messages that leave the console: mail, webhooks, Stripe; filter by state.");
        api.MapPost("/outbox/{id}/retry", (string id, Body<RetryBody> body, Api run) => run.Run(body, _ => new RetryDelivery(id)))
            .WithTags("Operations").Says<DeliveryView>("Sends a message that waits or was given up again at once.", "{}");
    }

    private static DeliveryState? Read(string? state) =>
        state is null ? null : Words.TryParse<DeliveryState>(state, out var read) ? read
            : throw new RefusedException(Refusal.Invalid("state", $"Give one of {Words.All<DeliveryState>()}."));

    public sealed record RetryBody;
}
