using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>A field that both sides changed: what each had, who won, and whether a person agreed.</summary>
public sealed class SyncConflict : IHasId<SyncConflict>, IAudited
{
    public static string IdPrefix => "scf";

    public required Id<SyncConflict> Id { get; init; }
    public required Id<StripeLink> LinkId { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public required SyncField Field { get; init; }
    public required SharedFields Console { get; init; }
    public required SharedFields Stripe { get; init; }
    public required SyncSide Winner { get; init; }

    /// <summary>The later write won; otherwise nobody knows who wrote last and the rule decided.</summary>
    public required bool ByTime { get; init; }
    public required Instant FoundAt { get; init; }
    public Instant? ResolvedAt { get; set; }
    public string? ResolvedBy { get; set; }

    /// <summary>Whose value stands after a person looked.</summary>
    public SyncSide? Taken { get; set; }

    public SharedFields Of(SyncSide side) => side == SyncSide.Console ? Console : Stripe;
}

internal sealed class SyncConflictTable : IEntityTypeConfiguration<SyncConflict>
{
    public void Configure(EntityTypeBuilder<SyncConflict> table)
    {
        table.ToTable("sync_conflict").HasKey(c => c.Id);
        table.HasOne<StripeLink>().WithMany().HasForeignKey(c => c.LinkId);
        table.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId);
        table.HasIndex(c => c.Id).HasFilter("resolved_at is null").HasDatabaseName("ix_sync_conflict_open");
        table.Property(c => c.Console).AsJson();
        table.Property(c => c.Stripe).AsJson();
    }
}
