using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using BillingConsole.Webhooks.Announcing;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Webhooks;

/// <summary>Sends one endpoint an event that means nothing, to see whether it is heard and understood.</summary>
[Needs(Permission.Administer)]
public sealed record SendTestWebhook(string Endpoint) : IInput<WebhookDeliveryView>;

public sealed class SendTestWebhookOperation(BillingDb db, Announcer announcer) : IOperation<SendTestWebhook, WebhookDeliveryView>
{
    public async Task<Result<WebhookDeliveryView>> RunAsync(SendTestWebhook input, CancellationToken cancel)
    {
        if (await db.FindWebhookEndpointAsync(input.Endpoint, cancel) is not { } endpoint) return Refusal.NotFound("webhook endpoint", input.Endpoint);
        if (endpoint.WhyNotSend() is { } refusal) return refusal;
        var sent = announcer.Send(WebhookEvents.Test, new TestData(endpoint.Id, "This event means nothing: it shows that the endpoint is heard."), [endpoint]).Single();
        return WebhookDeliveryView.Of(sent.Delivery, WebhookEvents.Test, null);
    }

    private sealed record TestData(Id<WebhookEndpoint> Endpoint, string Message);
}

/// <summary>Sends an event to an endpoint once more under its own id; one that still waits goes out at once.</summary>
[Needs(Permission.Administer)]
public sealed record ReplayWebhookDelivery(string Endpoint, string Delivery) : IInput<WebhookDeliveryView>;

public sealed class ReplayWebhookDeliveryOperation(BillingDb db, RealTime time, Outbox outbox, Announcer announcer) : IOperation<ReplayWebhookDelivery, WebhookDeliveryView>
{
    public async Task<Result<WebhookDeliveryView>> RunAsync(ReplayWebhookDelivery input, CancellationToken cancel)
    {
        if (await db.FindWebhookEndpointAsync(input.Endpoint, cancel) is not { } endpoint) return Refusal.NotFound("webhook endpoint", input.Endpoint);
        if (await db.FindWebhookDeliveryAsync(endpoint.Id, input.Delivery, cancel) is not { } delivery) return Refusal.NotFound("delivery", input.Delivery);
        if (endpoint.WhyNotSend() is { } refusal) return refusal;
        var type = await db.Set<WebhookEvent>().Where(e => e.Id == delivery.EventId).Select(e => e.Type).SingleAsync(cancel);
        if (delivery.State != WebhookDeliveryState.Waiting) return WebhookDeliveryView.Of(announcer.Deliver(delivery.EventId, endpoint.Id, replay: true), type, null);
        var message = await db.Set<OutboxMessage>().SingleAsync(m => m.Id == delivery.MessageId, cancel);
        if (message.LeasedUntil > time.Now) return Refusal.Conflict("delivery_in_progress", "It is being delivered at this moment. Look again in a minute.");
        message.DueAt = time.Now;
        (await db.Set<WebhookStanding>().SingleAsync(s => s.EndpointId == endpoint.Id, cancel)).RestsUntil = null;
        outbox.WakeAfterCommit();
        return WebhookDeliveryView.Of(delivery, type, message.DueAt);
    }
}

public sealed record ReplayedWebhooks(int Replayed);

/// <summary>Sends an endpoint everything that was given up and has not been sent again since, oldest first.</summary>
[Needs(Permission.Administer)]
public sealed record ReplayMissedWebhooks(string Endpoint) : IInput<ReplayedWebhooks>;

public sealed class ReplayMissedWebhooksOperation(BillingDb db, Announcer announcer) : IOperation<ReplayMissedWebhooks, ReplayedWebhooks>
{
    private const int AtOnce = 1000;

    public async Task<Result<ReplayedWebhooks>> RunAsync(ReplayMissedWebhooks input, CancellationToken cancel)
    {
        if (await db.FindWebhookEndpointAsync(input.Endpoint, cancel) is not { } endpoint) return Refusal.NotFound("webhook endpoint", input.Endpoint);
        if (endpoint.WhyNotSend() is { } refusal) return refusal;
        var all = db.Set<WebhookDelivery>().Where(d => d.EndpointId == endpoint.Id);
        var missed = await all.Where(d => d.State == WebhookDeliveryState.GivenUp && !all.Any(o => o.EventId == d.EventId && o.CreatedAt > d.CreatedAt))
            .OrderBy(d => d.Id).Take(AtOnce).Select(d => d.EventId).ToListAsync(cancel);
        foreach (var happened in missed.Distinct()) announcer.Deliver(happened, endpoint.Id, replay: true);
        return new ReplayedWebhooks(missed.Distinct().Count());
    }
}

internal static class Sending
{
    public static Refusal? WhyNotSend(this WebhookEndpoint endpoint) =>
        endpoint.Enabled ? null : Refusal.Conflict("endpoint_disabled", "The endpoint is switched off. Switch it on first.");

    public static async Task<WebhookDelivery?> FindWebhookDeliveryAsync(this BillingDb db, Id<WebhookEndpoint> endpoint, string? named, CancellationToken cancel) =>
        Id<WebhookDelivery>.TryParse(named, out var id) ? await db.Set<WebhookDelivery>().SingleOrDefaultAsync(d => d.Id == id && d.EndpointId == endpoint, cancel) : null;
}
