using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Customers.Timeline;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Statements;

/// <summary>What moved what a customer owes, from the journal: what is earned of it meanwhile is the seller's affair.</summary>
public sealed class MoneyTimeline(BillingDb db) : ITimelineSource
{
    private static readonly string[] Owed = [Account.Receivable.Code, Account.CustomerCredit.Code];

    public async Task<IReadOnlyList<TimelineRow>> UntilAsync(Customer customer, Instant moment, int atMost, CancellationToken cancel)
    {
        var id = customer.Id.ToString();
        var entries = db.Entries(id);
        if (moment != Instant.MaxValue) entries = entries.Where(e => e.At <= moment);
        var found = await entries.OrderByDescending(e => e.Seq).Take(atMost).ToListAsync(cancel);
        if (found.Count == 0) return [];
        var balance = await db.OwedUntilAsync(id, found[0].Seq, cancel);
        List<TimelineRow> rows = [];
        foreach (var entry in found)
        {
            var moved = Moved(entry);
            rows.Add(new(entry.At, $"l{entry.Seq:D18}", Words.Of(entry.Kind), MoneyWords.Of(entry.Kind), entry.Memo, entry.Payment ?? entry.Invoice, moved, balance.GetValueOrDefault(entry.Currency, Money.Zero(entry.Currency))));
            if (balance.TryGetValue(entry.Currency, out var after)) balance[entry.Currency] = after - moved;
        }
        return rows;
    }

    internal static Money Moved(LedgerEntry entry) => Money.Sum(entry.Postings.Where(p => Owed.Contains(p.Account)).Select(p => p.Amount), entry.Currency);
}

internal static class CustomerEntries
{
    private static readonly EntryKind[] Inner = [EntryKind.RevenueRecognised, EntryKind.RecognitionReversed, EntryKind.ProcessorFeeCharged, EntryKind.ProcessorFeeReturned];

    /// <summary>What the customer would call a movement of its account.</summary>
    internal static IQueryable<LedgerEntry> Entries(this BillingDb db, string customer) =>
        db.Set<LedgerEntry>().AsNoTracking().Include(e => e.Postings).Where(e => e.Customer == customer && !Inner.Contains(e.Kind));

    /// <summary>What is owed less what is credited, per currency, after an entry.</summary>
    internal static async Task<Dictionary<Currency, Money>> OwedUntilAsync(this BillingDb db, string customer, long seq, CancellationToken cancel)
    {
        var (receivable, credit) = (Account.Receivable.Code, Account.CustomerCredit.Code);
        var sums = await (from posting in db.Set<LedgerPosting>()
                          join entry in db.Set<LedgerEntry>() on posting.EntryId equals entry.Id
                          where posting.Customer == customer && (posting.Account == receivable || posting.Account == credit) && entry.Seq <= seq
                          group posting.Minor by posting.Currency into g
                          select new { g.Key, Minor = g.Sum() }).ToListAsync(cancel);
        return sums.ToDictionary(s => s.Key, s => new Money(s.Minor, s.Key));
    }
}

/// <summary>What an entry is to the customer.</summary>
internal static class MoneyWords
{
    internal static string Of(EntryKind kind) => kind switch
    {
        EntryKind.InvoiceIssued => "Invoice issued",
        EntryKind.InvoiceVoided => "Invoice voided",
        EntryKind.CreditNoteIssued => "Credit note issued",
        EntryKind.RevenueRecognised => "Revenue earned",
        EntryKind.RecognitionReversed => "Revenue no longer earned",
        EntryKind.PaymentReceived => "Payment received",
        EntryKind.PaymentUnapplied => "Payment put to credit",
        EntryKind.PaymentRefunded => "Payment refunded",
        EntryKind.CreditApplied => "Paid from the credit balance",
        EntryKind.WalletApplied => "Paid from a wallet",
        EntryKind.WalletReturned => "Returned to a wallet",
        EntryKind.TopUpRecorded => "Wallet topped up",
        EntryKind.TopUpGranted => "Wallet credit granted",
        EntryKind.TopUpInvoiced => "Top-up invoiced",
        EntryKind.TopUpInvoiceVoided => "Top-up invoice voided",
        EntryKind.TopUpInvoicePaid => "Top-up paid",
        EntryKind.WalletExpired => "Wallet credit expired",
        EntryKind.WrittenOff => "Written off",
        EntryKind.WriteOffReversed => "Write-off reversed",
        EntryKind.ProcessorFeeCharged => "Processor's fee",
        EntryKind.ProcessorFeeReturned => "Processor's fee given back",
        EntryKind.DisputeOpened => "Payment disputed",
        EntryKind.DisputeWon => "Dispute won",
        EntryKind.DisputeLost => "Dispute lost",
        EntryKind.DisputeLossReversed => "Dispute owed again",
    };
}
