using System.Text.Json.Serialization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Platform.Outbox;

public enum DeliveryState { Waiting, Delivered, GivenUp }

/// <summary>A message without its content: that may be anybody's mail.</summary>
public sealed record DeliveryView(Id<OutboxMessage> Id, string Kind, DeliveryState State, Instant CreatedAt, int Attempts, Instant? NextAttempt, Instant? DeliveredAt, string? LastError)
{
    [JsonIgnore]
    public bool CanRetry => State switch
    {
        DeliveryState.Waiting => Attempts > 0,
        DeliveryState.GivenUp => true,
        DeliveryState.Delivered => false,
    };

    public static DeliveryView Of(OutboxMessage m)
    {
        var state = m.DeliveredAt is not null ? DeliveryState.Delivered : m.GivenUpAt is not null ? DeliveryState.GivenUp : DeliveryState.Waiting;
        return new(m.Id, m.Kind, state, m.CreatedAt, m.Attempts, state == DeliveryState.Waiting ? m.DueAt : null, m.DeliveredAt, m.LastError);
    }
}

public sealed record DeliveryStanding(int Waiting, int GivenUp);

[Needs(Permission.Administer)]
public sealed class OutboxQueries(BillingDb db)
{
    public async Task<DeliveryStanding> StandingAsync(CancellationToken cancel = default) => new(
        await Of(DeliveryState.Waiting).CountAsync(cancel), await Of(DeliveryState.GivenUp).CountAsync(cancel));

    public async Task<PageOf<DeliveryView>> ListAsync(DeliveryState? state, Listing listing, CancellationToken cancel = default) =>
        (await Of(state).PageAsync(listing, cancel)).Select(DeliveryView.Of);

    private IQueryable<OutboxMessage> Of(DeliveryState? state)
    {
        var all = db.Set<OutboxMessage>().AsNoTracking();
        return state is not { } wanted ? all : wanted switch
        {
            DeliveryState.Waiting => all.Where(m => m.DeliveredAt == null && m.GivenUpAt == null),
            DeliveryState.Delivered => all.Where(m => m.DeliveredAt != null),
            DeliveryState.GivenUp => all.Where(m => m.GivenUpAt != null),
        };
    }
}
