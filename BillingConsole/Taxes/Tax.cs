using BillingConsole.Core.Amounts;
using BillingConsole.Core.Taxation;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Taxes;

public enum TaxKind { Percentage, Fixed }

/// <summary>One effective-dated version of a tax. A used rate is superseded by the next version, never edited.</summary>
public sealed class Tax : IHasId<Tax>, IVersioned, IAudited
{
    public static string IdPrefix => "tax";

    public required Id<Tax> Id { get; init; }
    public required string Code { get; init; }

    /// <summary>Counted from 1 within the code.</summary>
    public required int Number { get; init; }
    public required string Name { get; set; }
    public required TaxKind Kind { get; init; }
    public decimal? Rate { get; set; }
    public decimal? Amount { get; set; }
    public Currency? Currency { get; init; }
    public string? Country { get; set; }
    public string? Region { get; set; }
    public bool Inclusive { get; set; }
    public LocalDate? StartsOn { get; set; }

    /// <summary>The last day it is charged.</summary>
    public LocalDate? EndsOn { get; set; }
    public bool Default { get; set; }

    /// <summary>When an invoice first charged it; from then on its rate is only superseded.</summary>
    public Instant? UsedAt { get; set; }
    public required Instant CreatedAt { get; init; }
    public Instant? ArchivedAt { get; set; }
    public uint Version { get; set; }

    public bool IsInForce(LocalDate on) => ArchivedAt is null && (StartsOn is null || StartsOn <= on) && (EndsOn is null || EndsOn >= on);
}

internal sealed class TaxTable : IEntityTypeConfiguration<Tax>
{
    public void Configure(EntityTypeBuilder<Tax> table)
    {
        table.ToTable("tax").HasKey(t => t.Id);
        table.HasIndex(t => new { t.Code, t.Number }).IsUnique();
    }
}
