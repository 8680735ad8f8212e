using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices;

/// <summary>Mirrors everything the invoice posted, gives back what it used, and moves its payments to the customer's credit.</summary>
[Needs(Permission.HandleMoney)]
public sealed record VoidInvoice(string Invoice, string? Reason, bool Rebill = false) : IInput<InvoiceView>;

public sealed class VoidInvoiceOperation(BillingDb db, OperationContext context, Journal journal, WalletBooks wallets, Redeemer redeemer, Rebiller rebiller, InvoiceReader reader) : IOperation<VoidInvoice, InvoiceView>
{
    public async Task<Result<InvoiceView>> RunAsync(VoidInvoice input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (context.Changed(invoice) is { } changed) return changed;
        if (invoice.Status is InvoiceStatus.Void) return Refusal.Conflict("already_void", $"Invoice {invoice.Number} is void already.");
        if (invoice.WrittenOffMinor > 0) return Refusal.Conflict("written_off", "A written-off invoice cannot be voided; a payment that arrives reverses the write-off.");
        if (invoice.LostMinor > 0) return Refusal.Conflict("dispute_lost", $"A part of {invoice.Number} was lost in a dispute; write a credit note for the rest instead.");
        if (invoice is { Kind: InvoiceKind.TopUp, Status: InvoiceStatus.Paid })
            return Refusal.Conflict("topped_up", $"The money of {invoice.Number} is in the wallet and may be spent; a top-up that was paid cannot be voided.");
        if (invoice.IssuedOn is { } issued && await journal.IsClosedAsync(issued, cancel))
            return Refusal.Conflict("period_closed", $"Invoice {invoice.Number} lies in a closed accounting period; write a credit note instead.");
        if (await db.Set<CreditNote>().AnyAsync(n => n.InvoiceId == invoice.Id, cancel))
            return Refusal.Conflict("has_credit_notes", $"A credit note took back a part of invoice {invoice.Number}; write another for the rest instead.");
        context.Reason = input.Reason;
        if (invoice.IsFinal) await ReverseAsync(invoice, cancel);
        invoice.Status = InvoiceStatus.Void;
        invoice.Settle();
        foreach (var held in await db.HeldAsync(invoice.Id.ToString(), cancel)) redeemer.Remove(held);
        context.Raise(new InvoiceVoided(invoice));
        if (input.Rebill && await rebiller.WhyNotAsync(invoice, cancel) is { } refusal) return refusal;
        if (input.Rebill) await rebiller.RebillAsync(invoice, cancel);
        return await reader.ViewAsync(invoice, cancel);
    }

    private async Task ReverseAsync(Invoice invoice, CancellationToken cancel)
    {
        var (id, customer) = (invoice.Id.ToString(), await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel));
        var (about, today) = (new JournalSubject(customer.Id.ToString(), id, Memo: $"Void {invoice.Number}"), context.Today(customer.Zone));
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Include(e => e.Postings).Where(e => e.Invoice == id).OrderBy(e => e.Seq).ToListAsync(cancel);
        foreach (var entry in entries)
            if (MirrorOf(entry.Kind) is { } kind) await journal.PostAsync(Bookkeeping.Mirror(entry.ToEntry(), kind), about, today, cancel);
        var applied = new Money(invoice.CreditsMinor + invoice.PaidMinor, invoice.Currency);
        if (applied.IsPositive) await journal.PostAsync(Bookkeeping.PaymentUnapplied(applied), about, today, cancel);
        if (invoice.WalletMinor > 0) await wallets.ReturnAsync(id, $"Void {invoice.Number}", cancel);
        if (invoice.Kind == InvoiceKind.TopUp) await wallets.CancelAsync(id, cancel);
        (invoice.CreditsMinor, invoice.PaidMinor, invoice.WalletMinor) = (0, 0, 0);
        foreach (var use in await db.Set<CouponUse>().Where(u => u.Invoice == id && u.ReturnedAt == null).ToListAsync(cancel)) use.ReturnedAt = context.Now;
    }

    private static EntryKind? MirrorOf(EntryKind kind) => kind == EntryKind.InvoiceIssued ? EntryKind.InvoiceVoided
        : kind == EntryKind.RevenueRecognised ? EntryKind.RecognitionReversed
        : kind == EntryKind.RecognitionReversed ? EntryKind.RevenueRecognised
        : kind == EntryKind.WalletApplied ? EntryKind.WalletReturned
        : kind == EntryKind.TopUpInvoiced ? EntryKind.TopUpInvoiceVoided
        : null;
}

/// <summary>An invoice was voided in this transaction; higher capabilities take back what they gave.</summary>
public sealed record InvoiceVoided(Invoice Invoice) : IDomainEvent;
