using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>Which events count, which of their properties, and how they become a quantity. How it counts is fixed by its first event.</summary>
public sealed class Meter : IHasId<Meter>, IVersioned, IAudited
{
    public static string IdPrefix => "mtr";

    public required Id<Meter> Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required string EventType { get; set; }
    public required AggregationKind Aggregation { get; set; }

    /// <summary>The property whose value is aggregated; none for count.</summary>
    public string? ValueProperty { get; set; }
    public BucketSize? Bucket { get; set; }
    public List<string> GroupBy { get; set; } = [];

    /// <summary>Property → accepted values; an event that does not match is not counted by this meter.</summary>
    public Dictionary<string, List<string>> Filters { get; set; } = [];
    public required Instant CreatedAt { get; init; }
    public Instant? ArchivedAt { get; set; }
    public uint Version { get; set; }

    public Aggregation Rule => new(Aggregation, Bucket);
}

internal sealed class MeterTable : IEntityTypeConfiguration<Meter>
{
    public void Configure(EntityTypeBuilder<Meter> table)
    {
        table.ToTable("meter").HasKey(m => m.Id);
        table.HasIndex(m => m.Code).IsUnique();
        table.HasIndex(m => m.EventType);
        table.Ignore(m => m.Rule);
        table.Property(m => m.GroupBy).AsJson();
        table.Property(m => m.Filters).AsJson();
    }
}
