using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using BillingConsole.Usage;
using NodaTime;

namespace BillingConsole.Catalog;

/// <summary>A meter as the catalog's pages show it.</summary>
public sealed record MeterRow(
    Id<Meter> Id, string Code, string Name, string EventType, AggregationKind Aggregation, string? ValueProperty, BucketSize? Bucket,
    IReadOnlyList<string> GroupBy, IReadOnlyDictionary<string, List<string>> Filters, Instant CreatedAt, Instant? ArchivedAt, uint Version)
{
    public static MeterRow Of(Meter m) => new(
        m.Id, m.Code, m.Name, m.EventType, m.Aggregation, m.ValueProperty, m.Bucket, m.GroupBy, m.Filters, m.CreatedAt, m.ArchivedAt, m.Version);
}
