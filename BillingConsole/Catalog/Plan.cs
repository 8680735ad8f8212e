using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Catalog;

public enum AddOnCadence { Recurring, OneTime }

/// <summary>What plans and add-ons have in common: prices in one currency and an interval, and what they entitle to.</summary>
public abstract class Offering : IVersioned, IAudited
{
    public required string Code { get; init; }
    public required string Name { get; set; }
    public string? Description { get; set; }
    public required Currency Currency { get; init; }
    public required IntervalUnit IntervalUnit { get; init; }
    public required int IntervalCount { get; init; }
    public int TrialDays { get; set; }
    public List<EntitlementBody> Entitlements { get; set; } = [];
    public Dictionary<string, string> Metadata { get; set; } = [];
    public required Instant CreatedAt { get; init; }
    public Instant? ArchivedAt { get; set; }
    public uint Version { get; set; }

    public Interval Interval => new(IntervalUnit, IntervalCount);
}

public sealed class Plan : Offering, IHasId<Plan>
{
    public static string IdPrefix => "pln";

    public required Id<Plan> Id { get; init; }
}

public sealed class AddOn : Offering, IHasId<AddOn>
{
    public static string IdPrefix => "ado";

    public required Id<AddOn> Id { get; init; }
    public required AddOnCadence Cadence { get; init; }
}

/// <summary>What a plan, an add-on or a deal grants of a feature.</summary>
public sealed record EntitlementBody
{
    public string? Feature { get; init; }
    public bool? Enabled { get; init; }

    /// <summary>The included quantity; null is unlimited.</summary>
    public decimal? Limit { get; init; }
    public bool? HardLimit { get; init; }
    public string? Value { get; init; }
}

internal sealed class PlanTable : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> table) => OfferingColumns.Configure(table.ToTable("plan"), p => p.Id);
}

internal sealed class AddOnTable : IEntityTypeConfiguration<AddOn>
{
    public void Configure(EntityTypeBuilder<AddOn> table) => OfferingColumns.Configure(table.ToTable("add_on"), a => a.Id);
}

internal static class OfferingColumns
{
    public static void Configure<T>(EntityTypeBuilder<T> table, System.Linq.Expressions.Expression<Func<T, object?>> key) where T : Offering
    {
        table.HasKey(key);
        table.HasIndex(p => p.Code).IsUnique();
        table.Ignore(p => p.Interval);
        table.Property(p => p.Entitlements).AsJson();
        table.Property(p => p.Metadata).AsJson();
    }
}
