using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Catalog;

/// <summary>An offering that grants a feature, or whose prices take their included quantity from it.</summary>
/// <param name="Granted">What it grants; null where only a price names the feature.</param>
/// <param name="Prices">Codes of the prices whose included quantity it is.</param>
public sealed record FeatureUse(bool IsAddOn, string Code, string Name, EntitlementBody? Granted, IReadOnlyList<string> Prices);

/// <summary>Where a feature is used in the catalog; it is small enough to be looked through.</summary>
[Needs(Permission.Read)]
public sealed class FeatureUses(BillingDb db)
{
    public async Task<IReadOnlyList<FeatureUse>> OfAsync(string feature, CancellationToken cancel)
    {
        var prices = (await db.Set<Price>().AsNoTracking().Where(p => p.ArchivedAt == null).ToListAsync(cancel)).Where(p => p.Definition.Feature == feature).ToLookup(p => p.Owner, p => p.Code);
        var plans = await db.Set<Plan>().AsNoTracking().Where(p => p.ArchivedAt == null).ToListAsync(cancel);
        var addOns = await db.Set<AddOn>().AsNoTracking().Where(a => a.ArchivedAt == null).ToListAsync(cancel);
        return [.. plans.Select(p => Of(feature, p, false, prices[p.Id.ToString()])).Concat(addOns.Select(a => Of(feature, a, true, prices[a.Id.ToString()])))
            .Where(u => u.Granted is not null || u.Prices.Count > 0).OrderBy(u => u.IsAddOn).ThenBy(u => u.Code, StringComparer.Ordinal)];
    }

    private static FeatureUse Of(string feature, Offering offering, bool isAddOn, IEnumerable<string> prices) =>
        new(isAddOn, offering.Code, offering.Name, offering.Entitlements.Find(e => e.Feature == feature), [.. prices.Distinct()]);
}
