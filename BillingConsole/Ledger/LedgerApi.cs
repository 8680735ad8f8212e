using BillingConsole.Platform.Http;

namespace BillingConsole.Ledger;

public static class LedgerApi
{
    private static readonly CsvSheet<LedgerEntryView> Csv = new(
        "journal", "entry seq on at kind invoice invoice_number customer customer_name payment memo currency account debit credit".Split(' '),
        e => e.Postings.Select(p => (IReadOnlyList<object?>)[e.Id, e.Seq, e.On, e.At, e.Kind, e.Invoice, e.InvoiceName, e.Customer, e.CustomerName, e.Payment, e.Memo, e.Currency, p.Account, p.Debit, p.Credit]));

    public static void MapLedger(this RouteGroupBuilder api)
    {
        api.MapGet("/ledger/accounts", (Api run, CancellationToken cancel) => run.Read((BalanceQueries q) => q.AccountsAsync(cancel)))
            .Says<PageOf<AccountView>>("List the accounts with what was posted to them, per currency");
        api.MapGet("/ledger/entries", (Listing listing, string? invoice, string? customer, string? account, string? from, string? to, Api run, CancellationToken cancel) =>
                run.Read((LedgerQueries q) => q.EntriesAsync(listing, new(invoice, customer, account, QueryDate.Read("from", from), QueryDate.Read("to", to)), cancel)))
            .Says<PageOf<LedgerEntryView>>("List journal entries, newest first");
        api.MapGet("/journal.csv", (string? invoice, string? customer, string? account, string? from, string? to, Api run, CancellationToken cancel) =>
                run.Csv(Csv, (LedgerQueries q, Listing page) => q.EntriesAsync(page, new(invoice, customer, account, QueryDate.Read("from", from), QueryDate.Read("to", to)), cancel)))
            .SaysCsv("Download the journal as CSV, one line per posting");
        api.MapGet("/ledger/entries/{id}", (string id, Api run, CancellationToken cancel) => run.Find((LedgerQueries q) => q.EntryAsync(id, cancel), "entry", id))
            .Says<LedgerEntryView>("Read one journal entry");
        api.MapGet("/ledger/trial-balance", (string? as_of, string? currency, Api run, CancellationToken cancel) =>
                run.Read((BalanceQueries q) => q.TrialBalanceAsync(QueryDate.Read("as_of", as_of), currency, cancel)))
            .Says<TrialBalanceView>("The balance of every account; both sides add up to the same");
        api.MapPost("/ledger/verify", (Api run) => run.Run(new VerifyLedger()))
            .Says<LedgerReport>("Prove the hash chain, every entry, and that balances agree with invoices, payments and taxes");
        api.MapPost("/ledger/close", (Body<CloseBody> body, Api run) => run.Run(body, b => new CloseLedger(b)))
            .Says<ClosedView>("Close the accounting periods through a day", """{"through":"2026-01-31"}""");
    }
}
