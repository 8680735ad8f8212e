using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Search;

namespace BillingConsole.Coupons;

/// <summary>Coupons by name or code.</summary>
public sealed class CouponSearch(Operations operations) : ISearchSource
{
    private const int Most = 6;

    public string Title => "Coupons";

    public int Order => 320;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, Viewer viewer, CancellationToken cancel)
    {
        if (text.Length == 0) return [];
        var found = await operations.ReadAsync((CouponQueries q) => q.ListAsync(new Listing(Most), text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new SearchHit(c.Code, c.Sentence, Links.Coupon(c.Code), "confirmation_number"))] : [];
    }
}
