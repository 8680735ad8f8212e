using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices;

/// <summary>What customers owe is what final invoices are due, in sum and invoice by invoice.</summary>
public sealed class ReceivableCheck(BillingDb db) : ILedgerCheck
{
    private const int MostNamed = 20;

    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancel)
    {
        var account = Account.Receivable.Code;
        var posted = await db.Set<LedgerPosting>().Where(p => p.Account == account).GroupBy(p => p.Currency)
            .Select(g => new { g.Key, Minor = g.Sum(p => p.Minor) }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        var due = await db.Set<Invoice>().Where(i => i.Status != InvoiceStatus.Draft).GroupBy(i => i.Currency)
            .Select(g => new { g.Key, Minor = g.Sum(i => i.DueMinor) }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        List<string> problems = [.. posted.Keys.Union(due.Keys).Where(c => posted.GetValueOrDefault(c) != due.GetValueOrDefault(c))
            .Select(c => $"accounts_receivable is {new Money(posted.GetValueOrDefault(c), c)}, but {new Money(due.GetValueOrDefault(c), c)} is due on final invoices.")];
        problems.AddRange(await ByInvoiceAsync(account, cancel));
        return problems;
    }

    private async Task<IEnumerable<string>> ByInvoiceAsync(string account, CancellationToken cancel)
    {
        var posted = await db.Set<LedgerPosting>().Where(p => p.Account == account && p.Invoice != null).GroupBy(p => p.Invoice!)
            .Select(g => new { g.Key, Minor = g.Sum(p => p.Minor) }).Where(g => g.Minor != 0).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        var due = (await db.Set<Invoice>().Where(i => i.Status != InvoiceStatus.Draft && i.DueMinor != 0).Select(i => new { i.Id, i.DueMinor }).ToListAsync(cancel))
            .ToDictionary(i => i.Id.ToString(), i => i.DueMinor);
        return posted.Keys.Union(due.Keys).Where(i => posted.GetValueOrDefault(i) != due.GetValueOrDefault(i)).Take(MostNamed)
            .Select(i => $"Invoice {i}: the journal says {posted.GetValueOrDefault(i)} minor units are owed, the invoice {due.GetValueOrDefault(i)}.");
    }
}

/// <summary>What invoices owe to each tax authority is what their tax rows say.</summary>
public sealed class TaxPayableCheck(BillingDb db) : ILedgerCheck
{
    private static readonly string Family = AccountPattern.Family("tax_payable");

    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancel)
    {
        var (issued, voided, credited) = (EntryKind.InvoiceIssued, EntryKind.InvoiceVoided, EntryKind.CreditNoteIssued);
        var posted = await (from posting in db.Set<LedgerPosting>()
                            join entry in db.Set<LedgerEntry>() on posting.EntryId equals entry.Id
                            where EF.Functions.Like(posting.Account, Family, AccountPattern.Escape) && (entry.Kind == issued || entry.Kind == voided || entry.Kind == credited)
                            group posting.Minor by new { posting.Account, posting.Currency } into g
                            select new { g.Key.Account, g.Key.Currency, Minor = -g.Sum() }).ToDictionaryAsync(g => (g.Account, g.Currency), g => g.Minor, cancel);
        var rows = (await (from tax in db.Set<InvoiceTaxRow>()
                           join invoice in db.Set<Invoice>() on tax.InvoiceId equals invoice.Id
                           where invoice.Status != InvoiceStatus.Draft && invoice.Status != InvoiceStatus.Void
                           group tax.AmountMinor by new { tax.Code, invoice.Currency } into g
                           select new { g.Key.Code, g.Key.Currency, Minor = g.Sum() }).ToListAsync(cancel))
            .ToDictionary(g => (Account: Account.TaxPayable(g.Code).Code, g.Currency), g => g.Minor);
        foreach (var back in await db.Set<CreditNoteTaxRow>().GroupBy(t => new { t.Code, t.Currency }).Select(g => new { g.Key.Code, g.Key.Currency, Minor = g.Sum(t => t.AmountMinor) }).ToListAsync(cancel))
        {
            var key = (Account.TaxPayable(back.Code).Code, back.Currency);
            rows[key] = rows.GetValueOrDefault(key) - back.Minor;
        }
        return [.. posted.Keys.Union(rows.Keys).Where(k => posted.GetValueOrDefault(k) != rows.GetValueOrDefault(k))
            .Select(k => $"{k.Account} is {new Money(posted.GetValueOrDefault(k), k.Currency)}, but the tax rows of invoices and credit notes add up to {new Money(rows.GetValueOrDefault(k), k.Currency)}.")];
    }
}
