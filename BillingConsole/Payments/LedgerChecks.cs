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
            .Select(g => new { g.Key.Customer, g.Key.Currency, Minor = -g.Sum(p => p.Minor) }).Where(g => g.Minor < 0).OrderBy(g => g.Customer).ThenBy(g => g.Currency).Take(MostNamed).ToListAsync(cancel);
        var differing = await db.Set<Invoice>().Select(i => new { i.Id, i.PaidMinor, Applied = db.Set<Payment>().Where(p => p.InvoiceId == i.Id).Sum(p => p.AppliedMinor) })
            .Where(i => i.PaidMinor != i.Applied).OrderBy(i => i.Id).Take(MostNamed).ToListAsync(cancel);
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
        EntryKind[] ofPayments = [EntryKind.PaymentReceived, EntryKind.PaymentRefunded, EntryKind.TopUpInvoicePaid, EntryKind.DisputeOpened, EntryKind.DisputeWon];
        var credited = EntryKind.CreditNoteIssued;
        var (cash, clearing) = (Account.Cash.Code, Account.StripeClearing.Code);
        var posted = await (from posting in db.Set<LedgerPosting>()
                            join entry in db.Set<LedgerEntry>() on posting.EntryId equals entry.Id
                            where ((ofPayments.Contains(entry.Kind) && entry.Payment != null) || entry.Kind == credited) && (posting.Account == cash || posting.Account == clearing)
                            group posting.Minor by posting.Currency into g
                            select new { g.Key, Minor = g.Sum() }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        var kept = await db.Set<Payment>().GroupBy(p => p.Currency).Select(g => new { g.Key, Minor = g.Sum(p => p.AmountMinor - p.RefundedMinor - p.DisputedMinor - p.LostMinor) }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        return [.. posted.Keys.Union(kept.Keys).Where(c => posted.GetValueOrDefault(c) != kept.GetValueOrDefault(c))
            .Select(c => $"Payments brought in {new Money(posted.GetValueOrDefault(c), c)} by the journal, but {new Money(kept.GetValueOrDefault(c), c)} by their own rows.")];
    }
}

/// <summary>Disputes cost what invoices say was lost, and what banks hold of payments in the currency of their invoice is what the invoice says.</summary>
public sealed class DisputeCheck(BillingDb db) : ILedgerCheck
{
    private const int MostNamed = 20;

    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancel)
    {
        var account = Account.DisputeLoss.Code;
        var posted = await db.Set<LedgerPosting>().Where(p => p.Account == account).GroupBy(p => p.Currency).Select(g => new { g.Key, Minor = g.Sum(p => p.Minor) }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        var lost = await db.Set<Invoice>().Where(i => i.LostMinor != 0).GroupBy(i => i.Currency).Select(g => new { g.Key, Minor = g.Sum(i => i.LostMinor) }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        var held = (await db.Set<Payment>().Where(p => p.DisputedMinor != 0 && db.Set<Invoice>().Any(i => i.Id == p.InvoiceId && i.Currency == p.Currency)).GroupBy(p => p.InvoiceId).Select(g => new { g.Key, Minor = g.Sum(p => p.DisputedMinor) }).ToListAsync(cancel)).ToDictionary(g => g.Key, g => g.Minor);
        var said = (await db.Set<Invoice>().Where(i => i.DisputedMinor != 0).Select(i => new { i.Id, i.DisputedMinor }).ToListAsync(cancel)).ToDictionary(i => i.Id, i => i.DisputedMinor);
        return
        [
            .. posted.Keys.Union(lost.Keys).Where(c => posted.GetValueOrDefault(c) != lost.GetValueOrDefault(c))
                .Select(c => $"{account} is {new Money(posted.GetValueOrDefault(c), c)}, but invoices lost {new Money(lost.GetValueOrDefault(c), c)} in disputes."),
            .. held.Keys.Union(said.Keys).Where(i => held.GetValueOrDefault(i) != said.GetValueOrDefault(i)).Take(MostNamed)
                .Select(i => $"Invoice {i} says banks hold {said.GetValueOrDefault(i)} minor units of its payments, the payments {held.GetValueOrDefault(i)}."),
        ];
    }
}
