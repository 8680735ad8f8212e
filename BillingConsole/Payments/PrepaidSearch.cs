using BillingConsole.Invoices;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using BillingConsole.Shell.Search;
using BillingConsole.Wallets;

namespace BillingConsole.Payments;

/// <summary>Wallets by what a caller knows: the customer's name or e-mail, the wallet's name, or the number of an invoice.</summary>
public sealed class PrepaidSearch(Operations operations) : ISearchSource
{
    private const int Most = 6;

    public string Title => "Wallets";

    public int Order => 20;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, Viewer viewer, CancellationToken cancel)
    {
        if (text.Length == 0) return [];
        var found = await operations.ReadAsync((WalletQueries q) => q.ListAsync(new Listing(Most), new(Search: text), cancel), cancel);
        var wallets = found.Ok ? found.Value.Data : [];
        if (wallets.Count == 0) wallets = await OfInvoiceAsync(text, cancel);
        return [.. wallets.Select(w => new SearchHit($"{w.Name} of {w.CustomerName}", $"{Figures.WithCurrency(w.Balance)}, ongoing {Figures.WithCurrency(w.OngoingBalance)}", Links.Wallet(w.Id), "account_balance_wallet"))];
    }

    private async Task<IReadOnlyList<WalletView>> OfInvoiceAsync(string text, CancellationToken cancel)
    {
        var invoice = await operations.ReadAsync((InvoiceQueries q) => q.ListAsync(new Listing(1), new(Search: text), cancel), cancel);
        if (!invoice.Ok || invoice.Value.Data is not [var first, ..]) return [];
        var found = await operations.ReadAsync((WalletQueries q) => q.ListAsync(new Listing(Most), new(first.Customer.ToString()), cancel), cancel);
        return found.Ok ? found.Value.Data : [];
    }
}
