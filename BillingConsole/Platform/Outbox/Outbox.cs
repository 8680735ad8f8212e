using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform.Outbox;

/// <summary>Puts messages beside the rows they speak of; delivery follows after the commit and repeats until it succeeds.</summary>
public sealed class Outbox(BillingDb db, IdSource ids, RealTime time)
{
    public void Send<T>(string kind, T payload) => db.Add(new OutboxMessage
    {
        Id = ids.New<OutboxMessage>(time.Now), Kind = kind, Payload = JsonSerializer.Serialize(payload, ApiJson.Options),
        CreatedAt = time.Now, DueAt = time.Now,
    });
}

/// <summary>Delivers one kind of message; delivery may be repeated, so it must be safe to repeat.</summary>
public interface IOutboxCourier
{
    string Kind { get; }
    Task DeliverAsync(string payload, CancellationToken cancel);
}
