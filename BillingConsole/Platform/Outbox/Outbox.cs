using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using NodaTime;

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

    /// <summary>How many may be under way at once; with more than one their order is not kept.</summary>
    int Lanes => 1;

    Task DeliverAsync(string payload, CancellationToken cancel);
}

/// <summary>Thrown by a courier that did not try: later, without counting as an attempt, or never.</summary>
/// <param name="until">When to look again; null gives the message up.</param>
public sealed class DeliveryHeldException(string why, Instant? until) : Exception(why)
{
    public Instant? Until { get; } = until;
}
