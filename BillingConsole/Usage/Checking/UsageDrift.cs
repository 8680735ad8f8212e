using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Usage.Checking;

/// <summary>What made the console look: somebody asked, the nightly check of everything, samples in between, or an invoice about to be final.</summary>
public enum CheckKind { Asked, Nightly, Sample }

/// <summary>One look at roll-ups and what it found.</summary>
public sealed class UsageCheck : IHasId<UsageCheck>
{
    public static string IdPrefix => "uck";

    public required Id<UsageCheck> Id { get; init; }
    public required CheckKind Kind { get; init; }
    public required long Checked { get; init; }
    public required int Drift { get; init; }
    public required Instant At { get; init; }
}

/// <summary>A roll-up that was found to say something else than its events; open until it was repaired or found right.</summary>
public sealed class UsageDrift : IHasId<UsageDrift>
{
    public static string IdPrefix => "udr";

    public required Id<UsageDrift> Id { get; init; }
    public required DriftKind Kind { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public required string Meter { get; init; }
    public required Instant Start { get; init; }
    public required string Dims { get; init; }
    public required string Stored { get; set; }
    public required string Derived { get; set; }
    public required Instant FoundAt { get; init; }
    public Instant? SettledAt { get; set; }

    /// <summary>Who repaired it; a check that finds it right again names itself.</summary>
    public string? SettledBy { get; set; }
}

internal sealed class UsageCheckTable : IEntityTypeConfiguration<UsageCheck>
{
    public void Configure(EntityTypeBuilder<UsageCheck> table) => table.ToTable("usage_check").HasKey(c => c.Id);
}

internal sealed class UsageDriftTable : IEntityTypeConfiguration<UsageDrift>
{
    public void Configure(EntityTypeBuilder<UsageDrift> table)
    {
        table.ToTable("usage_drift").HasKey(d => d.Id);
        table.HasIndex(d => new { d.SettledAt, d.CustomerId });
        table.HasIndex(d => new { d.CustomerId, d.Meter, d.Start, d.Dims }).IsUnique().HasFilter("settled_at is null");
    }
}
