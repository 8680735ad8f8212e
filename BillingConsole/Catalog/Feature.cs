using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Catalog;

public enum FeatureKind { Boolean, Metered, Static }

/// <summary>Something a plan may grant: on or off, a quantity of a meter, or a value.</summary>
public sealed class Feature : IHasId<Feature>, IVersioned, IAudited
{
    public static string IdPrefix => "feat";

    public required Id<Feature> Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required FeatureKind Kind { get; init; }

    /// <summary>Code of the meter whose quantity a metered feature limits.</summary>
    public string? Meter { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? ArchivedAt { get; set; }
    public uint Version { get; set; }
}

internal sealed class FeatureTable : IEntityTypeConfiguration<Feature>
{
    public void Configure(EntityTypeBuilder<Feature> table)
    {
        table.ToTable("feature").HasKey(f => f.Id);
        table.HasIndex(f => f.Code).IsUnique();
    }
}
