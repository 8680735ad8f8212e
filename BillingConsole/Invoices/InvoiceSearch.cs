using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using BillingConsole.Shell.Search;

namespace BillingConsole.Invoices;

/// <summary>Invoices by number or customer.</summary>
public sealed class InvoiceSearch(Operations operations) : ISearchSource
{
    private const int Most = 6;

    public string Title => "Invoices";

    public int Order => 20;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, Viewer viewer, CancellationToken cancel)
    {
        if (text.Length == 0) return [];
        var found = await operations.ReadAsync((InvoiceQueries q) => q.ListAsync(new Listing(Most), new(Search: text), cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(i => new SearchHit(
            $"{InvoiceWords.Name(i.Number)} {i.CustomerName}", $"{Wording.Of(i.Status)}, {Figures.WithCurrency(i.Total)}", Links.Invoice(i.Id), "receipt_long"))] : [];
    }
}
