using System.Diagnostics.Metrics;
using BillingConsole.Platform.Security;

namespace BillingConsole.Platform.Outbox;

/// <summary>Delivers what is due of one kind, one after the other in the order of sending, outside any transaction.</summary>
public sealed class OutboxDelivery(IServiceScopeFactory scopes, ILogger<OutboxDelivery> log, IMeterFactory meters)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(100);
    private readonly Counter<long> counted = meters.Create("BillingConsole").CreateCounter<long>("billing_outbox_deliveries", description: "Attempts to deliver messages by outcome.");

    /// <summary>Each kind as often as it has lanes.</summary>
    public IReadOnlyList<string> Lanes()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IOutboxCourier>().DistinctBy(c => c.Kind).SelectMany(c => Enumerable.Repeat(c.Kind, c.Lanes))];
    }

    /// <summary>How many were attempted.</summary>
    public async Task<int> DrainAsync(string kind, CancellationToken cancel)
    {
        for (var attempted = 0; ; attempted++)
        {
            if (cancel.IsCancellationRequested) return attempted;
            await using var scope = scopes.CreateAsyncScope();
            var claims = scope.ServiceProvider.GetRequiredService<OutboxClaims>();
            if (await claims.TakeAsync(kind, cancel) is not { } message) return attempted;
            await DeliverAsync(scope.ServiceProvider, claims, message, cancel);
        }
    }

    private async Task DeliverAsync(IServiceProvider services, OutboxClaims claims, OutboxMessage message, CancellationToken cancel)
    {
        services.GetRequiredService<CurrentActor>().Set(Actor.Job("outbox"));
        var courier = services.GetServices<IOutboxCourier>().First(c => c.Kind == message.Kind);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            await courier.DeliverAsync(message.Payload, limit.Token);
        }
        catch (DeliveryHeldException held)
        {
            Count(message.Kind, held.Until is null ? "given_up" : "held");
            await claims.HeldAsync(message, held.Message, held.Until);
            return;
        }
        catch (Exception failure)
        {
            var wait = courier.Patience.After(message.Attempts);
            Count(message.Kind, wait is null ? "given_up" : "failed");
            if (!cancel.IsCancellationRequested) log.LogWarning(failure, "Message {Message} ({Kind}) was not delivered, attempt {Attempt}", message.Id, message.Kind, message.Attempts);
            await claims.FailedAsync(message, failure.Message, wait);
            return;
        }
        Count(message.Kind, "delivered");
        await claims.DeliveredAsync(message);
    }

    private void Count(string kind, string outcome) => counted.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));
}
