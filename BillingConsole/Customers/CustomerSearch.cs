using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Search;

namespace BillingConsole.Customers;

/// <summary>Customers by name, e-mail, external id or id.</summary>
public sealed class CustomerSearch(Operations operations) : ISearchSource
{
    private const int Most = 6;

    public string Title => "Customers";

    public int Order => 0;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, Viewer viewer, CancellationToken cancel)
    {
        if (text.Length == 0) return [];
        var found = await operations.ReadAsync((CustomerQueries q) => q.ListAsync(new Listing(Most), text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new SearchHit(c.Name, c.Email ?? c.ExternalId ?? c.Id.ToString(), Links.Customer(c.Id), "groups"))] : [];
    }
}
