using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Catalog;

/// <summary>All versions of the prices of some offerings, parted by a day: sold, and still to come.</summary>
public sealed class PriceShelf(IReadOnlyList<Price> versions, LocalDate on)
{
    /// <summary>Reads what is saved, and what the present operation is about to save.</summary>
    public static async Task<PriceShelf> LoadAsync(BillingDb db, IReadOnlyCollection<string> owners, LocalDate on, CancellationToken cancel)
    {
        var saved = await db.Set<Price>().AsNoTracking().Where(p => owners.Contains(p.Owner) && p.ArchivedAt == null).ToListAsync(cancel);
        var added = db.ChangeTracker.Entries<Price>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).Where(p => owners.Contains(p.Owner));
        return new([.. saved, .. added], on);
    }

    public IReadOnlyList<PriceView> Sold(string owner) =>
        [.. Of(owner).Where(p => p.StartsOn is null || p.StartsOn <= on).GroupBy(p => p.Code).Select(g => g.MaxBy(p => p.Number)!).OrderBy(p => p.Position).Select(PriceView.Of)];

    public IReadOnlyList<PriceView> Upcoming(string owner) =>
        [.. Of(owner).Where(p => p.StartsOn > on).OrderBy(p => p.StartsOn).ThenBy(p => p.Position).ThenBy(p => p.Number).Select(PriceView.Of)];

    /// <summary>Every version, newest first within its price.</summary>
    public IReadOnlyList<PriceView> History(string owner) =>
        [.. Of(owner).OrderBy(p => p.Position).ThenByDescending(p => p.Number).Select(PriceView.Of)];

    private IEnumerable<Price> Of(string owner) => versions.Where(p => p.Owner == owner);
}
