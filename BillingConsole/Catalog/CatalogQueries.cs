using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Usage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Catalog;

[Needs(Permission.Read)]
public sealed class CatalogQueries(BillingDb db, TimeProvider clock)
{
    private LocalDate Today => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;

    public async Task<PageOf<PlanView>> PlansAsync(Listing listing, CatalogFilter filter, CancellationToken cancel)
    {
        var page = await Filter(db.Set<Plan>().AsNoTracking(), filter).PageAsync(listing, cancel);
        var shelf = await PriceShelf.LoadAsync(db, [.. page.Data.Select(p => p.Id.ToString())], Today, cancel);
        return page.Select(p => PlanView.Of(p, shelf));
    }

    public async Task<PlanView?> PlanAsync(string plan, CancellationToken cancel) => await db.FindPlanAsync(plan, cancel) is { } found
        ? PlanView.Of(found, await PriceShelf.LoadAsync(db, [found.Id.ToString()], Today, cancel)) : null;

    public async Task<PageOf<AddOnView>> AddOnsAsync(Listing listing, CatalogFilter filter, CancellationToken cancel)
    {
        var page = await Filter(db.Set<AddOn>().AsNoTracking(), filter).PageAsync(listing, cancel);
        var shelf = await PriceShelf.LoadAsync(db, [.. page.Data.Select(a => a.Id.ToString())], Today, cancel);
        return page.Select(a => AddOnView.Of(a, shelf));
    }

    public async Task<AddOnView?> AddOnAsync(string addOn, CancellationToken cancel) => await db.FindAddOnAsync(addOn, cancel) is { } found
        ? AddOnView.Of(found, await PriceShelf.LoadAsync(db, [found.Id.ToString()], Today, cancel)) : null;

    /// <summary>Every version of every price of a plan or an add-on, newest first within its price.</summary>
    public async Task<IReadOnlyList<PriceView>> HistoryAsync(string owner, CancellationToken cancel) =>
        (await PriceShelf.LoadAsync(db, [owner], Today, cancel)).History(owner);

    public async Task<PageOf<FeatureView>> FeaturesAsync(Listing listing, CatalogFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<Feature>().AsNoTracking().Where(f => filter.Archived || f.ArchivedAt == null);
        if (filter.Words is { } words) rows = rows.Where(f => f.Code.ToLower().Contains(words) || f.Name.ToLower().Contains(words));
        return (await rows.PageAsync(listing, cancel)).Select(FeatureView.Of);
    }

    public async Task<FeatureView?> FeatureAsync(string feature, CancellationToken cancel) =>
        await db.FindFeatureAsync(feature, cancel) is { } found ? FeatureView.Of(found) : null;

    public async Task<PageOf<MeterRow>> MeterRowsAsync(Listing listing, CatalogFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<Meter>().AsNoTracking().Where(m => filter.Archived || m.ArchivedAt == null);
        if (filter.Words is { } words) rows = rows.Where(m => m.Code.ToLower().Contains(words) || m.Name.ToLower().Contains(words) || m.EventType.ToLower().Contains(words));
        return (await rows.PageAsync(listing, cancel)).Select(MeterRow.Of);
    }

    public async Task<MeterRow?> MeterRowAsync(string meter, CancellationToken cancel) =>
        await db.FindMeterAsync(meter, cancel) is { } found ? MeterRow.Of(found) : null;

    /// <summary>Every meter that new prices may use, by code.</summary>
    public Task<IReadOnlyList<KnownMeter>> MetersAsync(CancellationToken cancel) => KnownMeters.AllAsync(db, cancel);

    private static IQueryable<T> Filter<T>(IQueryable<T> rows, CatalogFilter filter) where T : Offering
    {
        if (!filter.Archived) rows = rows.Where(p => p.ArchivedAt == null);
        return filter.Words is { } words ? rows.Where(p => p.Code.ToLower().Contains(words) || p.Name.ToLower().Contains(words)) : rows;
    }
}

/// <summary>Which rows of a catalog list: those whose code or name holds the words, archived ones only when asked for.</summary>
public sealed record CatalogFilter(string? Search = null, bool Archived = false)
{
    public string? Words => Search?.Trim().ToLowerInvariant() is { Length: > 0 } words ? words : null;
}
