using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Catalog;

/// <summary>The features and meters that an input names, by code or id, read once before it is checked.</summary>
public sealed class CatalogIndex
{
    private readonly Dictionary<string, Feature> features = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownMeter> meters = new(StringComparer.Ordinal);

    private CatalogIndex()
    {
    }

    public Feature? Feature(string? named) => named is null ? null : features.GetValueOrDefault(named.Trim());

    public KnownMeter? Meter(string? named) => named is null ? null : meters.GetValueOrDefault(named.Trim());

    public static async Task<CatalogIndex> LoadAsync(
        BillingDb db, IEnumerable<PriceDefinition?>? prices, IEnumerable<EntitlementBody?>? entitlements, CancellationToken cancel, string? meter = null)
    {
        var sold = prices?.ToList() ?? [];
        var index = new CatalogIndex();
        var features = Names(sold.Select(p => p?.Feature).Concat((entitlements ?? []).Select(e => e?.Feature)));
        var ids = features.Where(n => Id<Feature>.TryParse(n, out _)).Select(n => Id<Feature>.Parse(n, null)).ToList();
        foreach (var feature in await db.Set<Feature>().AsNoTracking().Where(f => features.Contains(f.Code) || ids.Contains(f.Id)).ToListAsync(cancel))
            index.features[feature.Code] = index.features[feature.Id.ToString()] = feature;
        foreach (var (name, known) in await KnownMeters.LoadAsync(db, Names(sold.Select(p => p?.Meter).Append(meter)), cancel))
            index.meters[name] = known;
        return index;
    }

    private static List<string> Names(IEnumerable<string?> named) => [.. named.OfType<string>().Select(n => n.Trim()).Where(n => n.Length > 0).Distinct()];
}
