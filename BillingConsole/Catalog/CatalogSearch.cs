using BillingConsole.Catalog.Editing;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Search;

namespace BillingConsole.Catalog;

/// <summary>Plans and add-ons by name or code.</summary>
public sealed class CatalogSearch(Operations operations) : ISearchSource
{
    private const int Most = 4;

    public string Title => "Plans and add-ons";

    public int Order => 300;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, Viewer viewer, CancellationToken cancel)
    {
        if (text.Length == 0) return [];
        var plans = await operations.ReadAsync((CatalogQueries q) => q.PlansAsync(new Listing(Most), new(text), cancel), cancel);
        var addOns = await operations.ReadAsync((CatalogQueries q) => q.AddOnsAsync(new Listing(Most), new(text), cancel), cancel);
        return
        [
            .. plans.Ok ? plans.Value.Data.Select(p => new SearchHit(p.Name, OfferingWords.Prices(p), Links.Plan(p.Code), "sell")) : [],
            .. addOns.Ok ? addOns.Value.Data.Select(a => new SearchHit(a.Name, OfferingWords.Prices(a), Links.AddOn(a.Code), "extension")) : [],
        ];
    }
}
