using System.Security.Cryptography;
using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Webhooks.Delivering;

/// <summary>What the outbox carries: which delivery to make.</summary>
public sealed record WebhookMessage(Id<WebhookDelivery> Delivery);

/// <summary>An endpoint did not take what it was sent; the outbox tries again.</summary>
public sealed class NotTakenException(string outcome) : Exception(outcome);

/// <summary>Signs one event for one endpoint, sends it, and records what came of it.</summary>
public sealed class WebhookCourier(BillingDb db, Operations operations, RealTime time, WebhookSecret secrets, WebhookSender sender) : IOutboxCourier
{
    public const string KindOfMessage = "webhook";

    public string Kind => KindOfMessage;

    /// <summary>5 s, 10 s, … 8 h: about three days.</summary>
    public Patience Patience => Ladder;

    /// <summary>So many endpoints may be slow at once before another waits for them.</summary>
    public int Lanes => 4;

    internal static Patience Ladder { get; } = new(Duration.FromSeconds(5), Duration.FromHours(8), 21);

    public async Task DeliverAsync(string payload, CancellationToken cancel)
    {
        var id = JsonSerializer.Deserialize<WebhookMessage>(payload, ApiJson.Options)!.Delivery;
        var found = await (from d in db.Set<WebhookDelivery>()
                           join endpoint in db.Set<WebhookEndpoint>() on d.EndpointId equals endpoint.Id
                           join e in db.Set<WebhookEvent>() on d.EventId equals e.Id
                           where d.Id == id
                           select new { Endpoint = endpoint, Event = e }).AsNoTracking().SingleOrDefaultAsync(cancel);
        // The endpoint was removed meanwhile: nobody waits for it.
        if (found is null) return;
        if (!found.Endpoint.Enabled) await AbandonAsync(id, cancel);
        var standing = await db.Set<WebhookStanding>().AsNoTracking().SingleAsync(s => s.EndpointId == found.Endpoint.Id, cancel);
        if (time.Now < standing.RestsUntil) throw new DeliveryHeldException("The endpoint did not answer; it rests.", standing.RestsUntil);
        var answer = await SendAsync(found.Endpoint, found.Event, cancel);
        _ = (await operations.RunAsync(new RecordAttempt(id, answer), cancel: CancellationToken.None)).Value;
        if (!answer.Succeeded) throw new NotTakenException(answer.Outcome);
    }

    private async Task AbandonAsync(Id<WebhookDelivery> id, CancellationToken cancel)
    {
        const string Why = "The endpoint is switched off.";
        _ = (await operations.RunAsync(new AbandonDelivery(id, Why), cancel: cancel)).Value;
        throw new DeliveryHeldException(Why, null);
    }

    private async Task<WebhookAnswer> SendAsync(WebhookEndpoint endpoint, WebhookEvent happened, CancellationToken cancel)
    {
        var now = time.Now;
        try
        {
            var signature = secrets.Sign(endpoint, happened.Id.ToString(), now, happened.Payload);
            return await sender.SendAsync(new(endpoint.Url, happened.Id.ToString(), now, signature, happened.Payload), cancel);
        }
        catch (CryptographicException)
        {
            return new(null, "The signing secret cannot be read: the key ring that sealed it is lost. Rotate the secret.", 0);
        }
    }
}
