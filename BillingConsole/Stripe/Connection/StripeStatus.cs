using System.Text.Json.Serialization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Connection;

/// <summary>How the connection stands; no key and no secret is in it.</summary>
/// <param name="WebhooksAccepted">Since this node started, as <paramref name="WebhooksRefused"/>.</param>
public sealed record StripeStatusView(
    StripeMode Mode, string? Account, bool Livemode, string? Key, int WebhookSecrets, string WebhookUrl, string ApiVersion, bool Paused, Instant? PausedAt, string? PausedBecause, string? RequestId,
    Instant? LastEventAt, Instant? LastPollAt, int EventsWaiting, int EventsDead, long WebhooksAccepted, long WebhooksRefused)
{
    /// <summary>The key is set by the installation and cannot be changed in the console.</summary>
    [JsonIgnore]
    public bool KeyIsFixed { get; init; }
}

/// <summary>Whether the connection rests, and why.</summary>
public sealed record StripeNotice(StripeMode Mode, string? PausedBecause, string? RequestId);

[Needs(Permission.Read)]
public sealed class StripeStatusQueries(BillingDb db, StripeConfiguration configuration, StripeVault vault, OwnAddress own, InboxQueries inbox, WebhookCounts counts)
{
    public async Task<StripeStatusView> NowAsync(CancellationToken cancel = default)
    {
        var row = await db.Set<StripeConnection>().AsNoTracking().SingleAsync(cancel);
        var standing = await inbox.StandingAsync(cancel);
        var simulated = row.Mode == StripeMode.Simulator;
        return new(
            row.Mode, row.Account, row.Mode == StripeMode.Live, row.KeyHint, simulated ? 1 : configuration.WebhookSecrets.Count + vault.OpenAll(row.SealedSecrets).Count, new Uri(own.Public, WebhookApi.Path).ToString(),
            StripeClient.Version, row.PausedAt is not null, row.PausedAt, row.PausedBecause, row.PausedRequest, standing.LastReceived, standing.LastPolled, standing.Waiting, standing.Dead, counts.AcceptedSoFar, counts.RefusedSoFar)
        { KeyIsFixed = configuration.ApiKey is not null };
    }

    public async Task<StripeNotice> NoticeAsync(CancellationToken cancel = default)
    {
        var row = await db.Set<StripeConnection>().AsNoTracking().SingleOrDefaultAsync(cancel);
        return new(row?.Mode ?? StripeMode.Simulator, row?.PausedBecause, row?.PausedRequest);
    }
}
