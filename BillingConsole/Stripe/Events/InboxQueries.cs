using System.Text.Json.Serialization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Events;

/// <summary>An event without its content: that may be anybody's address.</summary>
public sealed record InboxView(string Id, string Type, string? Object, InboxStatus Status, InboxSource Source, Instant Created, Instant ReceivedAt, int Attempts, Instant? NextAttempt, string? LastError)
{
    [JsonIgnore]
    public bool CanReplay => Status is not InboxStatus.Rejected;

    public static InboxView Of(InboxEvent e) => new(
        e.EventId, e.Type, e.ObjectId, e.Status, e.Source, e.Created, e.ReceivedAt, e.Attempts, e.Status == InboxStatus.Waiting ? e.DueAt : null, e.LastError);
}

public sealed record InboxStanding(int Waiting, int Dead, Instant? LastReceived, Instant? LastPolled);

/// <summary>Which events a list shows; nulls do not narrow it.</summary>
public sealed record InboxFilter(InboxStatus? Status = null, string? Type = null, string? Object = null);

[Needs(Permission.Read)]
public sealed class InboxQueries(BillingDb db)
{
    public async Task<InboxStanding> StandingAsync(CancellationToken cancel = default) => new(
        await db.Set<InboxEvent>().CountAsync(e => e.Status == InboxStatus.Waiting, cancel), await db.Set<InboxEvent>().CountAsync(e => e.Status == InboxStatus.Dead, cancel),
        await db.Set<InboxEvent>().MaxAsync(e => (Instant?)e.ReceivedAt, cancel), await db.Set<StripeCursor>().MaxAsync(c => (Instant?)c.PolledAt, cancel));

    public async Task<PageOf<InboxView>> ListAsync(Listing listing, InboxFilter filter, CancellationToken cancel = default)
    {
        var rows = db.Set<InboxEvent>().AsNoTracking();
        if (filter.Status is { } status) rows = rows.Where(e => e.Status == status);
        if (filter.Type is { Length: > 0 } type) rows = rows.Where(e => e.Type.StartsWith(type));
        if (filter.Object is { Length: > 0 } about) rows = rows.Where(e => e.ObjectId == about || e.EventId == about);
        return (await rows.PageAsync(listing, cancel)).Select(InboxView.Of);
    }

    /// <summary>When the next waiting event is due.</summary>
    public Task<Instant?> NextDueAsync(CancellationToken cancel = default) => db.Set<InboxEvent>().Where(e => e.Status == InboxStatus.Waiting).MinAsync(e => (Instant?)e.DueAt, cancel);
}
