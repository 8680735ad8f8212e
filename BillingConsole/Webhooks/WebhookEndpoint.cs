using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Webhooks;

/// <summary>Another program's address that hears of what happens here, and the secret by which it knows us.</summary>
public sealed class WebhookEndpoint : IHasId<WebhookEndpoint>, IVersioned, IAudited
{
    public static string IdPrefix => "whe";

    public required Id<WebhookEndpoint> Id { get; init; }
    public required string Url { get; set; }
    public string? Description { get; set; }

    /// <summary>Names of events, or <see cref="WebhookEvents.Every"/> alone.</summary>
    public required List<string> Events { get; set; }
    public bool Enabled { get; set; } = true;

    /// <summary>Why the console switched it off by itself; null when a person did.</summary>
    public string? DisabledReason { get; set; }

    /// <summary>Encrypted; shown once, when it is made.</summary>
    [Secret]
    public required string Secret { get; set; }

    /// <summary>The one before, still signing beside the new one until <see cref="FormerUntil"/>.</summary>
    [Secret]
    public string? FormerSecret { get; set; }
    public Instant? FormerUntil { get; set; }
    public required Instant CreatedAt { get; init; }
    public uint Version { get; set; }

    public bool Hears(string type) => Enabled && (Events.Contains(type) || Events.Contains(WebhookEvents.Every));
}

/// <summary>How an endpoint has been answering; moves with every attempt, so it stands beside the audited row.</summary>
public sealed class WebhookStanding
{
    public required Id<WebhookEndpoint> EndpointId { get; init; }

    /// <summary>Since when nothing was delivered; null after every success.</summary>
    public Instant? FailingSince { get; set; }
    public Instant? LastDeliveredAt { get; set; }

    /// <summary>How often in a row nobody answered at all.</summary>
    public int Silences { get; set; }

    /// <summary>Until then nothing is tried: a silent address must not hold up the others.</summary>
    public Instant? RestsUntil { get; set; }

    public void Clear() => (FailingSince, Silences, RestsUntil) = (null, 0, null);
}

internal sealed class WebhookEndpointTable : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> table)
    {
        table.ToTable("webhook_endpoint").HasKey(e => e.Id);
        table.Property(e => e.Events).AsJson();
    }
}

internal sealed class WebhookStandingTable : IEntityTypeConfiguration<WebhookStanding>
{
    public void Configure(EntityTypeBuilder<WebhookStanding> table)
    {
        table.ToTable("webhook_standing").HasKey(s => s.EndpointId);
        table.HasOne<WebhookEndpoint>().WithOne().HasForeignKey<WebhookStanding>(s => s.EndpointId).OnDelete(DeleteBehavior.Cascade);
    }
}
