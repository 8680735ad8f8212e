using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;

namespace BillingConsole.Core.Accounting;

/// <summary>
/// What every event posts. Amounts are never below zero. Methods that may find nothing to post return null;
/// the others throw <see cref="ArgumentException"/> for a zero or negative amount.
/// </summary>
public static partial class Bookkeeping
{
    /// <summary>
    /// Revenue posts before coupons and without inclusive tax, the discount whole to its own account, each tax to its own payable.
    /// Lines in advance post to deferred revenue. A total below zero goes to the customer's credit. Null for an invoice of nothing but zeros.
    /// </summary>
    public static Entry? Issued(InvoiceDraft invoice)
    {
        var draft = new EntryDraft(EntryKind.InvoiceIssued)
            .Debit(Account.Receivable, invoice.Total + invoice.Surplus)
            .Credit(Account.CustomerCredit, invoice.Surplus)
            .Debit(Account.Discounts, invoice.DiscountTotal);
        foreach (var line in invoice.Lines)
            draft.Credit(line.InAdvance ? Account.DeferredRevenue : Account.Revenue(line.Kind), line.Revenue);
        foreach (var tax in invoice.Taxes)
            draft.Credit(Account.TaxPayable(tax.Code), tax.Amount);
        return draft.ToEntry();
    }

    /// <summary>The part of a fee billed in advance that a day or month has earned.</summary>
    public static Entry Recognised(Money amount, ChargeKind kind = ChargeKind.Recurring) =>
        Move(EntryKind.RevenueRecognised, Account.DeferredRevenue, Account.Revenue(kind), amount);

    /// <summary>The same postings with debits and credits exchanged: a void, or the recognitions of a voided invoice.</summary>
    public static Entry Mirror(Entry entry, EntryKind kind) =>
        new(kind, [.. entry.Postings.Select(posting => posting with { Amount = -posting.Amount })]);

    /// <summary>
    /// Reverses stored parts: first lowers what is still due, then gives the rest to <paramref name="surplusTo"/>
    /// (customer credit, the paid wallet, or the account the refund leaves from). Null when every part is zero.
    /// </summary>
    public static Entry? CreditNote(CreditNoteDraft note, Money due, Account surplusTo) =>
        CreditNote(note, [(surplusTo, note.Total - Money.Min(note.Total, Floor(due)))]);

    /// <summary>The same, its surplus given to several accounts: a refund leaves as it was paid. What they do not get lowers what is due.</summary>
    public static Entry? CreditNote(CreditNoteDraft note, IReadOnlyList<(Account To, Money Amount)> surplus)
    {
        var draft = new EntryDraft(EntryKind.CreditNoteIssued)
            .Credit(Account.Receivable, note.Total - Money.Sum(surplus.Select(part => part.Amount), note.Total.Currency))
            .Credit(Account.Discounts, note.DiscountTotal);
        foreach (var (to, amount) in surplus) draft.Credit(to, amount);
        foreach (var part in note.Parts)
        {
            draft.Debit(Account.DeferredRevenue, part.Deferred);
            draft.Debit(Account.Revenue(part.Kind), part.Revenue - part.Deferred);
            foreach (var tax in part.Taxes)
                draft.Debit(Account.TaxPayable(tax.Code), tax.Amount);
        }

        return draft.ToEntry();
    }

    /// <summary>What is not going to be paid.</summary>
    public static Entry WrittenOff(Money due) => Move(EntryKind.WrittenOff, Account.BadDebt, Account.Receivable, due);

    /// <summary>Comes before a payment that arrives after all.</summary>
    public static Entry WriteOffReversed(Money writtenOff) => Move(EntryKind.WriteOffReversed, Account.Receivable, Account.BadDebt, writtenOff);

    private static Entry Move(EntryKind kind, Account debit, Account credit, Money amount) => amount.IsPositive
        ? new EntryDraft(kind).Debit(debit, amount).Credit(credit, amount).Required()
        : throw new ArgumentException($"{kind}: {amount} is not above zero.", nameof(amount));
}
