using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Payments;

/// <summary>No customer has less than nothing to its credit, and what payments applied is what invoices say was paid.</summary>
public sealed class CustomerCreditCheck(BillingDb db) : ILedgerCheck
{
    private const int MostNamed = 20;

    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancel)
    {
        var account = Account.CustomerCredit.Code;
        var below = await db.Set<LedgerPosting>().Where(p => p.Account == account).GroupBy(p => new { p.Customer, p.Currency })
            .Select(g => new { g.Key.Customer, g.Key.Currency, Minor = -g.Sum(p => p.Minor) }).Where(g => g.Minor < 0).Take(MostNamed).ToListAsync(cancel);
        var differing = await db.Set<Invoice>().Select(i => new { i.Id, i.PaidMinor, Applied = db.Set<Payment>().Where(p => p.InvoiceId == i.Id).Sum(p => p.AppliedMinor) })
            .Where(i => i.PaidMinor != i.Applied).Take(MostNamed).ToListAsync(cancel);
        return
        [
            .. below.Select(b => $"The credit balance of {b.Customer} is below zero: {new Money(b.Minor, b.Currency)}."),
            .. differing.Select(d => $"Invoice {d.Id} says {d.PaidMinor} minor units were paid, its payments {d.Applied}."),
        ];
    }
}

/// <summary>Of each payment as much came in, and as much was sent back, as the journal says of it.</summary>
public sealed class CashCheck(BillingDb db) : ILedgerCheck
{
    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancel)
    {
        var (received, refunded, credited, toppedUp) = (EntryKind.PaymentReceived, EntryKind.PaymentRefunded, EntryKind.CreditNoteIssued, EntryKind.TopUpInvoicePaid);
        var (cash, clearing) = (Account.Cash.Code, Account.StripeClearing.Code);
        var posted = await (from posting in db.Set<LedgerPosting>()
                            join entry in db.Set<LedgerEntry>() on posting.EntryId equals entry.Id
                            where (((entry.Kind == received || entry.Kind == refunded || entry.Kind == toppedUp) && entry.Payment != null) || entry.Kind == credited) && (posting.Account == cash || posting.Account == clearing)
                            group posting.Minor by posting.Currency into g
                            select new { g.Key, Minor = g.Sum() }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        var kept = await db.Set<Payment>().GroupBy(p => p.Currency).Select(g => new { g.Key, Minor = g.Sum(p => p.AmountMinor - p.RefundedMinor) }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        return [.. posted.Keys.Union(kept.Keys).Where(c => posted.GetValueOrDefault(c) != kept.GetValueOrDefault(c))
            .Select(c => $"Payments brought in {new Money(posted.GetValueOrDefault(c), c)} by the journal, but {new Money(kept.GetValueOrDefault(c), c)} by their own rows.")];
    }
}
