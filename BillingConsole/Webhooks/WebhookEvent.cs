using BillingConsole.Platform.Data;
using BillingConsole.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Webhooks;

/// <summary>One happening, written in its own transaction: the same id and the same bytes for every endpoint and every attempt.</summary>
public sealed class WebhookEvent : IHasId<WebhookEvent>
{
    public static string IdPrefix => "evn";

    public required Id<WebhookEvent> Id { get; init; }
    public required string Type { get; init; }

    /// <summary>The body that is sent and signed.</summary>
    public required string Payload { get; init; }

    /// <summary>Real time: retention follows it.</summary>
    public required Instant CreatedAt { get; init; }
}

public enum WebhookDeliveryState { Waiting, Delivered, GivenUp }

/// <summary>One event on its way to one endpoint. A replay is a delivery of its own with the same event.</summary>
public sealed class WebhookDelivery : IHasId<WebhookDelivery>
{
    public static string IdPrefix => "whd";

    public required Id<WebhookDelivery> Id { get; init; }
    public required Id<WebhookEndpoint> EndpointId { get; init; }
    public required Id<WebhookEvent> EventId { get; init; }
    public required Id<OutboxMessage> MessageId { get; init; }
    public required Instant CreatedAt { get; init; }
    public bool Replay { get; init; }
    public WebhookDeliveryState State { get; set; }
    public int Attempts { get; set; }
    public string? Outcome { get; set; }
    public Instant? SettledAt { get; set; }
}

/// <summary>One call and what came of it. The answer's body is never kept: an address inside would be read through us.</summary>
public sealed class WebhookAttempt : IHasId<WebhookAttempt>
{
    public static string IdPrefix => "wha";

    public required Id<WebhookAttempt> Id { get; init; }
    public required Id<WebhookDelivery> DeliveryId { get; init; }
    public required Instant At { get; init; }
    public required int Milliseconds { get; init; }
    public int? Status { get; init; }

    /// <summary>What answered, or why nothing did, in a sentence.</summary>
    public required string Outcome { get; init; }
}

internal sealed class WebhookEventTable : IEntityTypeConfiguration<WebhookEvent>
{
    public void Configure(EntityTypeBuilder<WebhookEvent> table)
    {
        table.ToTable("webhook_event").HasKey(e => e.Id);
        table.HasIndex(e => e.CreatedAt);
    }
}

internal sealed class WebhookDeliveryTable : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> table)
    {
        table.ToTable("webhook_delivery").HasKey(d => d.Id);
        table.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(d => d.EndpointId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<WebhookEvent>().WithMany().HasForeignKey(d => d.EventId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(d => new { d.EndpointId, d.Id });
        table.HasIndex(d => d.EventId);
    }
}

internal sealed class WebhookAttemptTable : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> table)
    {
        table.ToTable("webhook_attempt").HasKey(a => a.Id);
        table.HasOne<WebhookDelivery>().WithMany().HasForeignKey(a => a.DeliveryId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(a => new { a.DeliveryId, a.Id });
    }
}
