using BillingConsole.Catalog;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using BillingConsole.Taxes;

namespace BillingConsole.Deals;

/// <summary>Finds what a deal is made of while somebody types.</summary>
internal sealed class DealFinder(Operations operations)
{
    private static readonly Listing First = new(8);

    public async Task<IReadOnlyList<Choice>> CustomersAsync(string text, CancellationToken cancel)
    {
        var found = await operations.ReadAsync((CustomerQueries q) => q.ListAsync(First, text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new Choice(c.Id.ToString(), c.Name, c.Email ?? c.ExternalId))] : [];
    }

    public async Task<IReadOnlyList<Choice>> PlansAsync(string text, CancellationToken cancel)
    {
        var found = await operations.ReadAsync((CatalogQueries q) => q.PlansAsync(First, new(text), cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(p => new Choice(p.Code, p.Name, $"{p.Currency.Code}, {DealWords.Every(p.Interval, p.IntervalCount)}"))] : [];
    }

    public async Task<IReadOnlyList<Choice>> AddOnsAsync(string text, CancellationToken cancel)
    {
        var found = await operations.ReadAsync((CatalogQueries q) => q.AddOnsAsync(First, new(text), cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(a => new Choice(a.Code, a.Name, a.Code))] : [];
    }

    public async Task<IReadOnlyList<Choice>> CouponsAsync(string text, CancellationToken cancel)
    {
        var found = await operations.ReadAsync((CouponQueries q) => q.ListAsync(First, text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new Choice(c.Code, c.Code, c.Sentence))] : [];
    }

    public async Task<IReadOnlyList<Choice>> TaxesAsync(string text, CancellationToken cancel)
    {
        var found = await operations.ReadAsync((TaxQueries q) => q.ListAsync(First, text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(t => new Choice(t.Code, t.Code, t.Name))] : [];
    }
}
