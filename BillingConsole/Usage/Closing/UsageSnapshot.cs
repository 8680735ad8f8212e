using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Usage.Closing;

/// <summary>
/// What one final invoice line rested on: the events up to a number, the quantity they gave, and a hash over the roll-ups. Read
/// again up to the same number it is the same for ever; whatever arrives later for the period is late.
/// </summary>
public sealed class UsageSnapshot
{
    /// <summary>The id of the invoice line.</summary>
    public required string Line { get; init; }

    /// <summary>Who was billed (a subscription), and for what of it: the newest snapshot of the two counts.</summary>
    public required string Holder { get; init; }
    public required string Key { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public required Id<Meter> MeterId { get; init; }
    public required LocalDate PeriodStart { get; init; }
    public required LocalDate PeriodEnd { get; init; }

    /// <summary>The customer's zone then: a later move does not cut the closed period anew.</summary>
    public required string Zone { get; init; }
    public required Instant StartsAt { get; init; }
    public required Instant EndsAt { get; init; }
    public required long CutoffSeq { get; init; }
    public required decimal Quantity { get; init; }
    public required long Events { get; init; }
    public required string Hash { get; init; }

    /// <summary>How the line was priced, in the words of the one who priced it.</summary>
    public required string Terms { get; init; }
    public required Instant TakenAt { get; init; }

    /// <summary>The newest event or void of the period that came after the cut-off.</summary>
    public long? LateSeq { get; set; }

    /// <summary>When its invoice was voided: the period is open again.</summary>
    public Instant? ReleasedAt { get; set; }

    public bool IsLate => LateSeq > CutoffSeq;
}

internal sealed class UsageSnapshotTable : IEntityTypeConfiguration<UsageSnapshot>
{
    public void Configure(EntityTypeBuilder<UsageSnapshot> table)
    {
        table.ToTable("invoice_usage_snapshot").HasKey(s => s.Line);
        table.HasIndex(s => new { s.CustomerId, s.EndsAt });
        table.HasIndex(s => new { s.Holder, s.LateSeq });
        table.Ignore(s => s.IsLate);
    }
}
