using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Platform.Outbox;

/// <summary>Something that must leave the process (mail, webhook, Stripe), written with the row it speaks of.</summary>
public sealed class OutboxMessage : IHasId<OutboxMessage>, ILeased
{
    public static string IdPrefix => "msg";

    public required Id<OutboxMessage> Id { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }

    /// <summary>Real time: delivery does not follow a test clock.</summary>
    public required Instant CreatedAt { get; init; }
    public required Instant DueAt { get; set; }

    /// <summary>Until then one node is delivering it; rises with every claim, so a late answer of an earlier one is known.</summary>
    public Instant? LeasedUntil { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public Instant? DeliveredAt { get; set; }
    public Instant? GivenUpAt { get; set; }
}

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> table)
    {
        table.ToTable("outbox").HasKey(m => m.Id);
        table.HasIndex(m => new { m.Kind, m.Id }).HasFilter("delivered_at is null and given_up_at is null").HasDatabaseName("ix_outbox_waiting");
        table.HasIndex(m => m.DeliveredAt);
        table.HasIndex(m => m.GivenUpAt);
    }
}
