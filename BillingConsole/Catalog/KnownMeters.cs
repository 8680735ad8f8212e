using BillingConsole.Platform.Data;
using BillingConsole.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Catalog;

/// <summary>What the catalog needs to know of a meter.</summary>
public sealed record KnownMeter(string Code, string Name, bool HasBuckets);

internal static class KnownMeters
{
    /// <summary>The meters of these names, each under its code and its id.</summary>
    public static async Task<Dictionary<string, KnownMeter>> LoadAsync(BillingDb db, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var known = new Dictionary<string, KnownMeter>(StringComparer.Ordinal);
        if (names.Count == 0) return known;
        var ids = names.Where(n => Id<Meter>.TryParse(n, out _)).Select(n => Id<Meter>.Parse(n, null)).ToList();
        foreach (var meter in await db.Set<Meter>().AsNoTracking().Where(m => names.Contains(m.Code) || ids.Contains(m.Id)).ToListAsync(cancel))
            known[meter.Code] = known[meter.Id.ToString()] = Of(meter);
        return known;
    }

    /// <summary>Every meter that new prices may use, by code.</summary>
    public static async Task<IReadOnlyList<KnownMeter>> AllAsync(BillingDb db, CancellationToken cancel) =>
        [.. (await db.Set<Meter>().AsNoTracking().Where(m => m.ArchivedAt == null).OrderBy(m => m.Code).ToListAsync(cancel)).Select(Of)];

    private static KnownMeter Of(Meter meter) => new(meter.Code, meter.Name, meter.Bucket is not null);
}
