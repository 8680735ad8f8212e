using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>Why the two sides differed: nobody told of a change, of a new customer, or of a deletion.</summary>
public enum DriftCause { MissedChange, MissedCreate, MissedDelete }

/// <summary>What a walk over all of Stripe's customers is for: the first meeting, counted or done, or the nightly comparison.</summary>
public enum WalkKind { DryRun, Backfill, Reconcile }

public enum WalkStatus { Running, Completed, Stopped }

/// <summary>A walk over all of Stripe's customers, page by page; it goes on where it stood when the console stops.</summary>
public sealed class DriftRun : IHasId<DriftRun>, IAudited
{
    public static string IdPrefix => "swk";

    public required Id<DriftRun> Id { get; init; }
    public required string Account { get; init; }
    public required bool Livemode { get; init; }
    public required WalkKind Kind { get; init; }
    public WalkStatus Status { get; set; } = WalkStatus.Running;
    public required string RequestedBy { get; init; }
    public required Instant StartedAt { get; init; }
    public Instant? FinishedAt { get; set; }

    /// <summary>The last customer of Stripe that was looked at.</summary>
    public string? Cursor { get; set; }

    /// <summary>Stripe's list is at its end; what is left are the links it did not name.</summary>
    public bool ListEnded { get; set; }
    public int Listed { get; set; }
    public int Linked { get; set; }

    /// <summary>Customers made in the console.</summary>
    public int CreatedHere { get; set; }

    /// <summary>Customers to be made in Stripe.</summary>
    public int CreatedThere { get; set; }
    public int Ambiguous { get; set; }

    /// <summary>Customers here that could be one of several there.</summary>
    public int Undecided { get; set; }
    public int Elsewhere { get; set; }
    public int Drifted { get; set; }
    public int Deleted { get; set; }

    public void Add(WalkCounts counts)
    {
        (Listed, Linked, CreatedHere) = (Listed + counts.Listed, Linked + counts.Linked, CreatedHere + counts.CreatedHere);
        (Ambiguous, Elsewhere, Undecided) = (Ambiguous + counts.Ambiguous, Elsewhere + counts.Elsewhere, Undecided + counts.Undecided);
        (Drifted, Deleted) = (Drifted + counts.Drifted, Deleted + counts.Deleted);
    }
}

/// <summary>One difference that no event told of.</summary>
public sealed class DriftItem : IHasId<DriftItem>
{
    public static string IdPrefix => "sdr";

    public required Id<DriftItem> Id { get; init; }
    public required Id<DriftRun> RunId { get; init; }
    public Id<Customer>? CustomerId { get; init; }
    public required string StripeId { get; init; }
    public SyncField? Field { get; init; }
    public string? Console { get; init; }
    public string? Stripe { get; init; }
    public required DriftCause Cause { get; init; }

    /// <summary>What was done about it, as a sentence.</summary>
    public required string Fix { get; init; }
    public required Instant FoundAt { get; init; }
}

internal sealed class DriftRunTable : IEntityTypeConfiguration<DriftRun>
{
    public void Configure(EntityTypeBuilder<DriftRun> table)
    {
        table.ToTable("drift_run").HasKey(r => r.Id);
        table.HasIndex(r => new { r.Account, r.Livemode }).IsUnique().HasFilter("status = 'running'").HasDatabaseName("ix_drift_run_one_running");
    }
}

internal sealed class DriftItemTable : IEntityTypeConfiguration<DriftItem>
{
    public void Configure(EntityTypeBuilder<DriftItem> table)
    {
        table.ToTable("drift_item").HasKey(i => i.Id);
        table.HasOne<DriftRun>().WithMany().HasForeignKey(i => i.RunId);
    }
}
