using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;

namespace BillingConsole.Invoices;

/// <summary>What the fields of an invoice offer.</summary>
public sealed class InvoiceChoices(Operations operations)
{
    private const int Most = 8;

    public async Task<IReadOnlyList<Choice>> CustomersAsync(string text, CancellationToken cancel)
    {
        var found = await operations.ReadAsync((CustomerQueries q) => q.ListAsync(new Listing(Most), text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new Choice(c.Id.ToString(), c.Name, c.Currency.Code))] : [];
    }

    public async Task<IReadOnlyList<Choice>> TaxesAsync(string text, CancellationToken cancel)
    {
        var all = await operations.ReadAsync((TaxChoices t) => t.AllAsync(cancel), cancel);
        return !all.Ok ? [] : [.. all.Value.Where(t => t.Code.Contains(text, StringComparison.OrdinalIgnoreCase) || t.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Select(t => new Choice(t.Code, t.Code, t.Name))];
    }

    public async Task<IReadOnlyList<Choice>> CouponsAsync(string text, CancellationToken cancel)
    {
        var found = await operations.ReadAsync((CouponQueries q) => q.ListAsync(new Listing(Most), text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new Choice(c.Code, c.Code, c.Sentence))] : [];
    }

    /// <summary>Invoices that wait for money, newest first.</summary>
    public async Task<IReadOnlyList<Choice>> UnpaidAsync(string text, CancellationToken cancel)
    {
        var found = await operations.ReadAsync((InvoiceQueries q) => q.ListAsync(new Listing(Most), new(Unpaid: true, Search: text), cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(i => new Choice(i.Id.ToString(), $"{i.Number} {i.CustomerName}", $"{Figures.WithCurrency(i.AmountDue)} due"))] : [];
    }
}
