using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Usage;

public enum UsageEventKind { Event, Void }

/// <summary>One event as it was sent, once and for ever; a void is a row of its own that names the event it cancels.</summary>
public sealed class UsageEvent : IAppendOnly
{
    /// <summary>The order of commits, from 1; a cut-off at a number is the state of that moment.</summary>
    public required long Seq { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public required string Source { get; init; }
    public required string EventId { get; init; }
    public required string Type { get; init; }
    public required Instant Time { get; init; }

    /// <summary>The properties as JSON; of a void the reason and who voided.</summary>
    public required string Data { get; init; }
    public required string Fingerprint { get; init; }
    public required UsageEventKind Kind { get; init; }
    public long? RefSeq { get; init; }
    public required Instant ReceivedAt { get; init; }
}

/// <summary>The 64-bit hash of an event's (source, id); hashes collide, so a hit compares the event itself.</summary>
public sealed class UsageIdentity
{
    public required long Key64 { get; init; }
    public required long Seq { get; init; }
}

/// <summary>The roll-up of one customer, meter and group over one stored bucket, kept by the writer that counts the events.</summary>
public sealed class UsageBucketRow
{
    public required Id<Customer> CustomerId { get; init; }
    public required Id<Meter> MeterId { get; init; }
    public required string Dims { get; init; }
    public required Instant Start { get; init; }
    public required int LengthSeconds { get; init; }
    public required long Count { get; set; }
    public required decimal Sum { get; set; }
    public required decimal Max { get; set; }
    public required decimal Min { get; set; }
    public required decimal First { get; set; }
    public required Instant FirstAt { get; set; }
    public required decimal Last { get; set; }
    public required Instant LastAt { get; set; }
    public required string PeakEvent { get; set; }
    public required string LastEvent { get; set; }
    public required long MaxSeq { get; set; }
    public int Rev { get; set; }

    /// <summary>Level times microseconds from the first event to the last; null for meters that weigh no levels.</summary>
    public decimal? Area { get; set; }
}

/// <summary>A value that a roll-up of a unique count has seen, by its hash of 128 bits, and in how many events.</summary>
public sealed class UsageUniqueRow
{
    public required Id<Customer> CustomerId { get; init; }
    public required Id<Meter> MeterId { get; init; }
    public required string Dims { get; init; }
    public required Instant Start { get; init; }
    public required string Value { get; init; }
    public required long Events { get; set; }
}

/// <summary>An event that was refused, kept as it came so that a person can see why and send it again.</summary>
public sealed class RejectedEvent : IHasId<RejectedEvent>
{
    public static string IdPrefix => "rej";

    public required Id<RejectedEvent> Id { get; init; }

    /// <summary>Of code and payload: the same refusal again raises <see cref="Times"/> instead of making a second row.</summary>
    public required string Fingerprint { get; init; }
    public required Instant ReceivedAt { get; init; }
    public int Times { get; init; } = 1;
    public string? Source { get; init; }
    public string? EventId { get; init; }
    public string? Type { get; init; }
    public string? Subject { get; init; }
    public required string Code { get; init; }
    public required string Detail { get; init; }
    public required string Payload { get; init; }

    /// <summary>When it was sent again and counted.</summary>
    public Instant? ReplayedAt { get; set; }
}

internal sealed class UsageEventTable : IEntityTypeConfiguration<UsageEvent>
{
    public void Configure(EntityTypeBuilder<UsageEvent> table)
    {
        table.ToTable("usage_event").HasKey(e => e.Seq);
        table.Property(e => e.Seq).ValueGeneratedNever();
        table.HasIndex(e => new { e.CustomerId, e.Type, e.Time });
        table.HasIndex(e => e.RefSeq).IsUnique().HasFilter("ref_seq is not null");
    }
}

internal sealed class UsageIdentityTable : IEntityTypeConfiguration<UsageIdentity>
{
    public void Configure(EntityTypeBuilder<UsageIdentity> table) => table.ToTable("usage_identity").HasKey(i => new { i.Key64, i.Seq });
}

internal sealed class UsageBucketTable : IEntityTypeConfiguration<UsageBucketRow>
{
    public void Configure(EntityTypeBuilder<UsageBucketRow> table) =>
        table.ToTable("usage_bucket").HasKey(b => new { b.MeterId, b.CustomerId, b.Start, b.Dims });
}

internal sealed class UsageUniqueTable : IEntityTypeConfiguration<UsageUniqueRow>
{
    public void Configure(EntityTypeBuilder<UsageUniqueRow> table) =>
        table.ToTable("usage_unique").HasKey(u => new { u.MeterId, u.CustomerId, u.Start, u.Dims, u.Value });
}

internal sealed class RejectedEventTable : IEntityTypeConfiguration<RejectedEvent>
{
    public void Configure(EntityTypeBuilder<RejectedEvent> table)
    {
        table.ToTable("usage_rejected").HasKey(r => r.Id);
        table.HasIndex(r => r.Fingerprint).IsUnique();
    }
}
