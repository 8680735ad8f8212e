using BillingConsole.Platform.Data;
using BillingConsole.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Stripe.Events;

/// <summary>Rejected is what belongs to the other mode; dead is what failed to the last attempt.</summary>
public enum InboxStatus { Waiting, Done, Ignored, Rejected, Dead }

public enum InboxSource { Webhook, Poll }

/// <summary>An event of Stripe's as it came; its id makes a second delivery the same row.</summary>
public sealed class InboxEvent : IHasId<InboxEvent>, ILeased
{
    public static string IdPrefix => "sev";

    public required Id<InboxEvent> Id { get; init; }
    public required string EventId { get; init; }
    public required string Type { get; init; }
    public string? ObjectId { get; init; }
    public required bool Livemode { get; init; }
    public string? ApiVersion { get; init; }
    public required Instant Created { get; init; }
    public required string Payload { get; init; }
    public required InboxSource Source { get; init; }
    public required Instant ReceivedAt { get; init; }
    public required InboxStatus Status { get; set; }
    public int Attempts { get; set; }
    public required Instant DueAt { get; set; }
    public Instant? LeasedUntil { get; set; }
    public Instant? SettledAt { get; set; }
    public string? LastError { get; set; }
}

internal sealed class InboxTable : IEntityTypeConfiguration<InboxEvent>
{
    public void Configure(EntityTypeBuilder<InboxEvent> table)
    {
        table.ToTable("stripe_inbox").HasKey(e => e.Id);
        table.HasIndex(e => e.EventId).IsUnique();
        table.HasIndex(e => e.DueAt).HasFilter("status = 'waiting'").HasDatabaseName("ix_stripe_inbox_waiting");
        table.HasIndex(e => e.ObjectId);
    }
}

/// <summary>How far the list of events was read.</summary>
public sealed class StripeCursor
{
    public required string Account { get; init; }
    public required bool Livemode { get; init; }
    public required Instant ReadUntil { get; set; }
    public required Instant PolledAt { get; set; }
}

internal sealed class CursorTable : IEntityTypeConfiguration<StripeCursor>
{
    public void Configure(EntityTypeBuilder<StripeCursor> table) => table.ToTable("stripe_cursor").HasKey(c => new { c.Account, c.Livemode });
}

/// <summary>The waits after a failed attempt.</summary>
public static class InboxPatience
{
    public const int Attempts = 12;

    private static readonly Duration[] Waits =
    [
        Duration.FromSeconds(1), Duration.FromSeconds(5), Duration.FromSeconds(30), Duration.FromMinutes(2), Duration.FromMinutes(10), Duration.FromHours(1),
    ];

    /// <summary>The wait after attempt number <paramref name="attempt"/> (from 1), or null when it was the last.</summary>
    public static Duration? After(int attempt) => attempt >= Attempts ? null : Waits[Math.Clamp(attempt - 1, 0, Waits.Length - 1)];
}
