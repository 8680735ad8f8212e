using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform.Outbox;

/// <summary>Puts messages beside the rows they speak of; delivery follows after the commit and repeats until it succeeds.</summary>
public sealed class Outbox(BillingDb db, OperationContext context, RealTime time, OutboxSignal signal)
{
    public Id<OutboxMessage> Send<T>(string kind, T payload)
    {
        var id = time.NewId<OutboxMessage>();
        db.Add(new OutboxMessage
        {
            Id = id, Kind = kind, Payload = JsonSerializer.Serialize(payload, ApiJson.Options),
            CreatedAt = time.Now, DueAt = time.Now,
        });
        WakeAfterCommit();
        return id;
    }

    public void WakeAfterCommit() => context.AfterCommit(signal.Wake);
}

/// <summary>Delivers one kind of message; delivery may be repeated, so it must be safe to repeat.</summary>
public interface IOutboxCourier
{
    string Kind { get; }

    /// <summary>How long it is worth trying.</summary>
    Patience Patience => Patience.Usual;

    Task DeliverAsync(string payload, CancellationToken cancel);
}
