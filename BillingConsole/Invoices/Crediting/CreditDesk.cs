using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices.Recognition;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Crediting;

/// <summary>Takes what paid an invoice off it again; Payments, above, brings it.</summary>
public interface IPaidMoney
{
    /// <summary>The latest payments give way first. A refund sends the money back, and the answer says from which accounts; otherwise it lies unapplied.</summary>
    Task<IReadOnlyList<(Account From, Money Amount)>> ReleaseAsync(Invoice invoice, Money amount, bool refund, CancellationToken cancel);
}

/// <summary>A credit note was issued in this transaction.</summary>
public sealed record InvoiceCredited(Invoice Invoice, CreditNote Note) : IDomainEvent;

/// <summary>Issues credit notes inside the transaction of whoever asks: its own operation, or a deal that is changed at once.</summary>
public sealed class CreditDesk(BillingDb db, OperationContext context, Journal journal, DocumentNumbers numbers, CompanyQueries companies, IPaidMoney paid, WalletBooks wallets)
{
    /// <summary>The invoice with what is left of it, also after notes of this very transaction.</summary>
    public async Task<CreditableInvoice> OpenAsync(Invoice invoice, Instant now, CancellationToken cancel)
    {
        var customer = await db.Set<Customer>().FindAsync([invoice.CustomerId], cancel);
        var today = now.InZone(customer!.Zone).Date;
        var schedules = await SchedulesAsync(invoice, cancel);
        var notes = await db.CreditNotesOfAsync(invoice, cancel);
        var stored = invoice.Lines.OrderBy(l => l.Position).Select(line => Part(invoice, line, schedules.GetValueOrDefault(line.Key)?.UnearnedFrom(today)));
        return new(invoice, CreditNotes.Remaining([.. stored], notes.SelectMany(n => n.Lines.Select(l => l.ToPart(n.Currency)))))
        {
            Wallet = await db.FirstWalletAsync(invoice.CustomerId, invoice.Currency, cancel),
        };
    }

    /// <summary>
    /// Where what was paid may go: nothing that was given up is given back, a refund gives back no more than payments brought, and there must be
    /// wallets for a wallet.
    /// </summary>
    public static void CheckTarget(Check check, CreditableInvoice open, CreditNoteDraft note, CreditTo to)
    {
        var surplus = note.Total - open.OffDue(note);
        var payments = new Money(open.Invoice.PaidMinor, open.Invoice.Currency);
        check.That(note.Total <= open.LeftTotal, "amount", $"The rest of this invoice was written off or lost in a dispute and is with the customer; at most {open.LeftTotal} can be credited.");
        check.That(to != CreditTo.Wallet || open.Wallet is not null, "to", $"There is no wallet in {open.Invoice.Currency} that could take it; give balance or refund.");
        check.That(to != CreditTo.Refund || surplus <= payments, "to", $"Only {payments} of this invoice was paid by payments that can be refunded; give balance.");
    }

    public async Task<CreditNote> IssueAsync(CreditableInvoice open, CreditNoteDraft draft, CreditTo to, string reason, CancellationToken cancel)
    {
        var invoice = open.Invoice;
        var customer = (await db.Set<Customer>().FindAsync([invoice.CustomerId], cancel))!;
        var (today, offDue) = (context.Today(customer.Zone), open.OffDue(draft));
        var number = await numbers.NextCreditNoteAsync((await companies.TheCompanyAsync(cancel)).Numbering, today, cancel);
        var note = new CreditNote
        {
            Id = context.NewId<CreditNote>(), Number = number, InvoiceId = invoice.Id, CustomerId = customer.Id, Currency = invoice.Currency, IssuedOn = today,
            Reason = reason, To = to, SubtotalMinor = Money.Sum(draft.Parts.Select(p => p.Amount), invoice.Currency).Minor, DiscountMinor = draft.DiscountTotal.Minor, TaxMinor = draft.TaxTotal.Minor,
            TotalMinor = draft.Total.Minor, OffDueMinor = offDue.Minor, Lines = [.. draft.Parts.Select(p => CreditedLine.Of(p, open.LineOf(p)))], CreatedAt = context.Now,
        };
        note.Taxes.AddRange(TaxesOf(note, invoice));
        var surplus = await SurplusAsync(invoice, draft.Total - offDue, to, cancel);
        if (to == CreditTo.Wallet && draft.Total > offDue) wallets.AddCredited(open.Wallet!, customer, draft.Total - offDue, invoice.Id.ToString(), number);
        var about = new JournalSubject(customer.Id.ToString(), invoice.Id.ToString(), Memo: number);
        if (Bookkeeping.CreditNote(draft, surplus) is { } entry) await journal.PostAsync(entry, about, today, cancel);
        invoice.CreditedMinor += offDue.Minor;
        invoice.Settle();
        await TakeDeferredAsync(invoice, draft, today, cancel);
        db.Add(note);
        context.Raise(new InvoiceCredited(invoice, note));
        return note;
    }

    /// <summary>What had been paid goes away from the invoice: payments first, then what credit and wallets paid, which becomes credit.</summary>
    private async Task<IReadOnlyList<(Account To, Money Amount)>> SurplusAsync(Invoice invoice, Money surplus, CreditTo to, CancellationToken cancel)
    {
        if (surplus.IsZero) return [];
        // Nothing that payments brought lies unapplied then: the wallet has it.
        if (to == CreditTo.Wallet) return [(Account.WalletPaid, surplus)];
        var released = Money.Min(surplus, new(invoice.PaidMinor, invoice.Currency));
        var from = await paid.ReleaseAsync(invoice, released, to == CreditTo.Refund, cancel);
        invoice.PaidMinor -= released.Minor;
        invoice.CreditedMinor += released.Minor;
        return to == CreditTo.Refund ? from : [(Account.CustomerCredit, surplus)];
    }

    private async Task TakeDeferredAsync(Invoice invoice, CreditNoteDraft draft, LocalDate today, CancellationToken cancel)
    {
        var schedules = await SchedulesAsync(invoice, cancel);
        foreach (var part in draft.Parts.Where(p => !p.Deferred.IsZero)) schedules[part.Line].Credit(part.Deferred, today);
    }

    private async Task<Dictionary<string, RevenueSchedule>> SchedulesAsync(Invoice invoice, CancellationToken cancel)
    {
        var stored = await db.Set<RevenueSchedule>().Where(s => s.InvoiceId == invoice.Id).ToListAsync(cancel);
        return stored.Union(db.Added<RevenueSchedule>().Where(s => s.InvoiceId == invoice.Id)).ToDictionary(s => s.Line);
    }

    private static InvoicePart Part(Invoice invoice, InvoiceLineRow line, Money? unearned) => new(
        line.Key, line.Kind, line.Amount, new(line.DiscountMinor, line.Currency), unearned ?? Money.Zero(line.Currency),
        [
            .. from tax in invoice.Taxes.OrderBy(t => t.Position)
               from share in tax.Allocations
               where share.Line == line.Key
               select new LineTax(tax.Code, tax.Inclusive, Money.Round(share.Amount, line.Currency)),
        ]);

    private static IEnumerable<CreditNoteTaxRow> TaxesOf(CreditNote note, Invoice invoice) => invoice.Taxes.OrderBy(t => t.Position)
        .Select(tax => (tax, Minor: note.Lines.SelectMany(l => l.Taxes).Where(t => t.Code == tax.Code).Sum(t => t.AmountMinor))).Where(t => t.Minor != 0)
        .Select((t, i) => new CreditNoteTaxRow
        {
            CreditNoteId = note.Id, Position = i, Code = t.tax.Code, Name = t.tax.Name, Rate = t.tax.Rate, Inclusive = t.tax.Inclusive, Currency = note.Currency, AmountMinor = t.Minor,
        });
}

public static class CreditNoteLookup
{
    /// <summary>The credit notes of an invoice, the first first, with those that are only being added.</summary>
    public static async Task<IReadOnlyList<CreditNote>> CreditNotesOfAsync(this BillingDb db, Invoice invoice, CancellationToken cancel)
    {
        var stored = await db.Set<CreditNote>().Include(n => n.Taxes).Where(n => n.InvoiceId == invoice.Id).ToListAsync(cancel);
        var adding = db.Set<CreditNote>().Local.Where(n => n.InvoiceId == invoice.Id && db.Entry(n).State == EntityState.Added);
        return [.. stored.Concat(adding).DistinctBy(n => n.Id).OrderBy(n => n.Id)];
    }

    /// <summary>By id or number.</summary>
    public static Task<CreditNote?> FindCreditNoteAsync(this BillingDb db, string? named, CancellationToken cancel)
    {
        var notes = db.Set<CreditNote>().Include(n => n.Taxes);
        return Id<CreditNote>.TryParse(named, out var id) ? notes.SingleOrDefaultAsync(n => n.Id == id, cancel) : notes.SingleOrDefaultAsync(n => n.Number == named && named != null, cancel);
    }
}
