using System.Text.Json.Serialization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Webhooks;

public enum WebhookEndpointState { Enabled, Failing, Disabled }

public sealed record WebhookEndpointView(
    Id<WebhookEndpoint> Id, string Url, string? Description, IReadOnlyList<string> Events, bool Enabled, WebhookEndpointState State, string? DisabledReason, Instant? FailingSince,
    Instant? LastDeliveredAt, Instant? FormerSecretUntil, Instant CreatedAt, [property: JsonIgnore] uint Version) : IVersionedView
{
    public static WebhookEndpointView Of(WebhookEndpoint e, WebhookStanding s) => new(
        e.Id, e.Url, e.Description, e.Events, e.Enabled, !e.Enabled ? WebhookEndpointState.Disabled : s.FailingSince is null ? WebhookEndpointState.Enabled : WebhookEndpointState.Failing,
        e.DisabledReason, s.FailingSince, s.LastDeliveredAt, e.FormerUntil, e.CreatedAt, e.Version);
}

/// <summary>The only answer with the secret of a new endpoint.</summary>
public sealed record NewWebhookEndpoint(Id<WebhookEndpoint> Id, string? Secret, string Url, string? Description, IReadOnlyList<string> Events, bool Enabled, Instant CreatedAt) : IShownOnce
{
    public object WithoutSecret() => this with { Secret = null };
}

public sealed record RotatedWebhookSecret(Id<WebhookEndpoint> Id, string? Secret, Instant FormerSecretUntil) : IShownOnce
{
    public object WithoutSecret() => this with { Secret = null };
}

public sealed record WebhookDeliveryView(
    Id<WebhookDelivery> Id, Id<WebhookEndpoint> Endpoint, Id<WebhookEvent> Event, string Type, WebhookDeliveryState State, int Attempts, string? Outcome, bool Replay, Instant CreatedAt,
    Instant? NextAttempt, Instant? SettledAt)
{
    public static WebhookDeliveryView Of(WebhookDelivery d, string type, Instant? due) => new(
        d.Id, d.EndpointId, d.EventId, type, d.State, d.Attempts, d.Outcome, d.Replay, d.CreatedAt, d.State == WebhookDeliveryState.Waiting ? due ?? d.CreatedAt : null, d.SettledAt);
}

public sealed record WebhookAttemptView(Instant At, int Milliseconds, int? Status, string Outcome);

/// <summary>One delivery with what was sent and every call.</summary>
public sealed record WebhookDeliveryDetail(WebhookDeliveryView Delivery, string Url, string Body, IReadOnlyList<WebhookAttemptView> Log);

[Needs(Permission.Administer)]
public sealed class WebhookQueries(BillingDb db)
{
    private const int MostAttempts = 100;

    public async Task<PageOf<WebhookEndpointView>> ListAsync(Listing listing, CancellationToken cancel)
    {
        var page = await db.Set<WebhookEndpoint>().AsNoTracking().PageAsync(listing, cancel);
        var ids = page.Data.Select(e => e.Id).ToList();
        var standings = await db.Set<WebhookStanding>().AsNoTracking().Where(s => ids.Contains(s.EndpointId)).ToDictionaryAsync(s => s.EndpointId, cancel);
        return page.Select(e => WebhookEndpointView.Of(e, standings[e.Id]));
    }

    public async Task<WebhookEndpointView?> FindAsync(string endpoint, CancellationToken cancel) => await db.FindWebhookEndpointAsync(endpoint, cancel) is { } found
        ? WebhookEndpointView.Of(found, await db.Set<WebhookStanding>().SingleAsync(s => s.EndpointId == found.Id, cancel)) : null;

    /// <summary>Those that the console switched off by itself.</summary>
    public async Task<IReadOnlyList<WebhookEndpointView>> SwitchedOffAsync(CancellationToken cancel) =>
        [.. (await db.Set<WebhookEndpoint>().AsNoTracking().Where(e => e.DisabledReason != null).ToListAsync(cancel)).Select(e => WebhookEndpointView.Of(e, new() { EndpointId = e.Id }))];

    public async Task<PageOf<WebhookDeliveryView>> DeliveriesAsync(string endpoint, WebhookDeliveryState? state, Listing listing, CancellationToken cancel)
    {
        var found = await db.FindWebhookEndpointAsync(endpoint, cancel) ?? throw new RefusedException(Refusal.NotFound("webhook endpoint", endpoint));
        var rows = db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.EndpointId == found.Id);
        if (state is { } wanted) rows = rows.Where(d => d.State == wanted);
        var page = await rows.PageAsync(listing, cancel);
        var (events, messages) = (page.Data.Select(d => d.EventId).Distinct().ToList(), page.Data.Select(d => d.MessageId).ToList());
        var types = await db.Set<WebhookEvent>().Where(e => events.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Type, cancel);
        var due = await db.Set<OutboxMessage>().Where(m => messages.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DueAt, cancel);
        return page.Select(d => WebhookDeliveryView.Of(d, types[d.EventId], due.TryGetValue(d.MessageId, out var at) ? at : null));
    }

    public async Task<WebhookDeliveryDetail?> DeliveryAsync(string endpoint, string delivery, CancellationToken cancel)
    {
        if (await db.FindWebhookEndpointAsync(endpoint, cancel) is not { } of || await db.FindWebhookDeliveryAsync(of.Id, delivery, cancel) is not { } found) return null;
        var happened = await db.Set<WebhookEvent>().SingleAsync(e => e.Id == found.EventId, cancel);
        var due = await db.Set<OutboxMessage>().Where(m => m.Id == found.MessageId).Select(m => (Instant?)m.DueAt).SingleOrDefaultAsync(cancel);
        var log = await db.Set<WebhookAttempt>().Where(a => a.DeliveryId == found.Id).OrderByDescending(a => a.Id).Take(MostAttempts)
            .Select(a => new WebhookAttemptView(a.At, a.Milliseconds, a.Status, a.Outcome)).ToListAsync(cancel);
        return new(WebhookDeliveryView.Of(found, happened.Type, due), of.Url, happened.Payload, log);
    }
}
