using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Catalog;

/// <summary>
/// One version of a price of a plan or an add-on. A used price is never edited: a change adds the next version, sold from
/// its <see cref="StartsOn"/>. The code is the same in all versions and unique across the catalog.
/// </summary>
public sealed class Price : IHasId<Price>, IAudited
{
    public static string IdPrefix => "prc";

    public required Id<Price> Id { get; init; }
    public required string Code { get; init; }

    /// <summary>Counted from 1 within the code.</summary>
    public required int Number { get; init; }

    /// <summary>Id of the plan or add-on that sells it.</summary>
    public required string Owner { get; init; }

    /// <summary>Its place among the prices of its owner.</summary>
    public required int Position { get; init; }
    public required PriceDefinition Definition { get; init; }

    /// <summary>The first day it is sold; null from the beginning.</summary>
    public LocalDate? StartsOn { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? ArchivedAt { get; set; }
}

internal sealed class PriceTable : IEntityTypeConfiguration<Price>
{
    public void Configure(EntityTypeBuilder<Price> table)
    {
        table.ToTable("price").HasKey(p => p.Id);
        table.HasIndex(p => new { p.Code, p.Number }).IsUnique();
        table.HasIndex(p => p.Owner);
        table.Property(p => p.Definition).AsJson(alike: true);
    }
}

public static class PriceLookup
{
    /// <summary>The version of each price of the owners that is sold on a day, in the owner's order.</summary>
    public static async Task<List<Price>> SoldPricesAsync(this BillingDb db, IReadOnlyCollection<string> owners, LocalDate on, CancellationToken cancel)
    {
        var all = await db.Set<Price>().AsNoTracking().Where(p => owners.Contains(p.Owner) && p.ArchivedAt == null).ToListAsync(cancel);
        return [.. all.Where(p => p.StartsOn is null || p.StartsOn <= on).GroupBy(p => p.Code).Select(g => g.MaxBy(p => p.Number)!).OrderBy(p => p.Position)];
    }
}
