using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Catalog;

/// <summary>By id or by code, as every call may name an object of the catalog.</summary>
public static class CatalogLookup
{
    public static Task<Plan?> FindPlanAsync(this BillingDb db, string? named, CancellationToken cancel) => Id<Plan>.TryParse(named, out var id)
        ? db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == id, cancel)
        : db.Set<Plan>().SingleOrDefaultAsync(p => p.Code == named, cancel);

    public static Task<AddOn?> FindAddOnAsync(this BillingDb db, string? named, CancellationToken cancel) => Id<AddOn>.TryParse(named, out var id)
        ? db.Set<AddOn>().SingleOrDefaultAsync(a => a.Id == id, cancel)
        : db.Set<AddOn>().SingleOrDefaultAsync(a => a.Code == named, cancel);

    public static Task<Feature?> FindFeatureAsync(this BillingDb db, string? named, CancellationToken cancel) => Id<Feature>.TryParse(named, out var id)
        ? db.Set<Feature>().SingleOrDefaultAsync(f => f.Id == id, cancel)
        : db.Set<Feature>().SingleOrDefaultAsync(f => f.Code == named, cancel);
}
