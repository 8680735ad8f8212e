using System.Text.Json;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Webhooks.Delivering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Webhooks.Announcing;

/// <summary>What is sent, by Standard Webhooks.</summary>
/// <param name="Timestamp">When it happened, on the company's clock.</param>
/// <param name="Data">The thing as the API shows it.</param>
public sealed record WebhookBody(string Type, Instant Timestamp, object Data);

/// <summary>An event on its way to one endpoint.</summary>
public sealed record Announced(string Url, WebhookDelivery Delivery);

/// <summary>Writes one event beside the rows it speaks of, and a delivery for each endpoint that listens. Without listeners it writes nothing.</summary>
public sealed class Announcer(BillingDb db, OperationContext context, RealTime time, Outbox outbox)
{
    private List<WebhookEndpoint>? listening;

    public async Task<IReadOnlyList<Announced>> AnnounceAsync(string type, Func<Task<object>> data, CancellationToken cancel)
    {
        listening ??= await db.Set<WebhookEndpoint>().AsNoTracking().Where(e => e.Enabled).ToListAsync(cancel);
        var hearing = listening.Where(e => e.Hears(type)).ToList();
        return hearing.Count == 0 ? [] : Send(type, await data(), hearing);
    }

    public Task<Customer> CustomerAsync(Id<Customer> id, CancellationToken cancel) => db.Set<Customer>().SingleAsync(c => c.Id == id, cancel);

    public LocalDate Today(Customer customer) => context.Today(customer.Zone);

    public IReadOnlyList<Announced> Send(string type, object data, IEnumerable<WebhookEndpoint> hearing)
    {
        var happened = new WebhookEvent
        {
            Id = time.NewId<WebhookEvent>(), Type = type, CreatedAt = time.Now, Payload = JsonSerializer.Serialize(new WebhookBody(type, context.Now, data), ApiJson.Options),
        };
        db.Add(happened);
        return [.. hearing.Select(e => new Announced(e.Url, Deliver(happened.Id, e.Id, replay: false)))];
    }

    public WebhookDelivery Deliver(Id<WebhookEvent> happened, Id<WebhookEndpoint> endpoint, bool replay)
    {
        var id = time.NewId<WebhookDelivery>();
        var delivery = new WebhookDelivery
        {
            Id = id, EndpointId = endpoint, EventId = happened, CreatedAt = time.Now, Replay = replay, MessageId = outbox.Send(WebhookCourier.KindOfMessage, new WebhookMessage(id)),
        };
        db.Add(delivery);
        return delivery;
    }
}
