using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Search;

namespace BillingConsole.Subscriptions;

/// <summary>Subscriptions by customer, plan, purchase order or id.</summary>
public sealed class SubscriptionSearch(Operations operations) : ISearchSource
{
    private const int Most = 6;

    public string Title => "Subscriptions";

    public int Order => 10;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, Viewer viewer, CancellationToken cancel)
    {
        if (text.Length == 0) return [];
        var found = await operations.ReadAsync((SubscriptionQueries q) => q.ListAsync(new Listing(Most), null, null, null, cancel, text), cancel);
        return found.Ok ? [.. found.Value.Data.Select(s => new SearchHit($"{s.CustomerName} · {s.Plan ?? "add-ons"}", Wording.Of(s.Status), Links.Subscription(s.Id), "autorenew"))] : [];
    }
}
