using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Platform.Data;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>What earlier invoices, drafts among them, billed within a commitment's window, before coupons and less what credit notes took back.</summary>
public sealed class CommitmentHistory(BillingDb db)
{
    private sealed record BilledLine(Id<Subscription>? Deal, Id<Invoice> Invoice, LocalDate Date, InvoiceKind Kind, int Occasion, string Key, LocalDate Start, long AmountMinor, long ListMinor);

    /// <summary>Before a billing date of each deal.</summary>
    public Task<Func<DealWindow, WindowBilling>> PrefetchAsync(IReadOnlyList<BillableDeal> deals, Func<BillableDeal, LocalDate> dateOf, CancellationToken cancel)
    {
        var dates = deals.Where(d => d.Deal.Commitment is not null).ToDictionary(d => d.Deal.Id, dateOf);
        return LoadAsync([.. dates.Keys], (deal, line) => line.Date < dates[deal], [], cancel);
    }

    /// <summary>Before a change of the deal: also what was billed on its day already, but for later changes.</summary>
    /// <param name="credited">Amounts of lines that are about to be credited, beside the notes there are.</param>
    public Task<Func<DealWindow, WindowBilling>> BeforeChangeAsync(
        Subscription deal, LocalDate date, int occasion, CancellationToken cancel, IReadOnlyList<(Id<Invoice> Invoice, string Line, Money Amount)>? credited = null) =>
        LoadAsync(deal.Commitment is null ? [] : [deal.Id], (_, line) => line.Date < date || (line.Date == date && (line.Kind != InvoiceKind.Change || line.Occasion < occasion)), credited ?? [], cancel);

    private async Task<Func<DealWindow, WindowBilling>> LoadAsync(
        List<Id<Subscription>> deals, Func<Id<Subscription>, BilledLine, bool> isEarlier, IReadOnlyList<(Id<Invoice> Invoice, string Line, Money Amount)> more, CancellationToken cancel)
    {
        if (deals.Count == 0) return window => WindowBilling.None(window.Deal.Currency);
        var ids = deals.Select(d => (Id<Subscription>?)d).ToList();
        var billed = await (
            from invoice in db.Set<Invoice>()
            where ids.Contains(invoice.SubscriptionId) && invoice.Status != InvoiceStatus.Void
            from line in invoice.Lines
            select new BilledLine(invoice.SubscriptionId, invoice.Id, invoice.BillingDate, invoice.Kind, invoice.Occasion, line.Key, line.PeriodStart, line.AmountMinor, line.ListAmountMinor)).ToListAsync(cancel);
        var notes = await CreditedAsync([.. billed.Select(b => b.Invoice).Distinct()], cancel);
        var credited = notes.Concat(more.Select(m => (m.Invoice, m.Line, m.Amount.Minor))).ToLookup(c => (c.Invoice, c.Line), c => c.Minor);
        return window => billed
            .Where(b => b.Deal == window.Deal.Id && window.Whole.Contains(b.Start) && isEarlier(window.Deal.Id, b))
            .GroupBy(b => (b.Date, IsChange: b.Kind == InvoiceKind.Change, b.Occasion, b.Invoice)).OrderBy(i => i.Key.Date).ThenBy(i => i.Key.IsChange).ThenBy(i => i.Key.Occasion).ThenBy(i => i.Key.Invoice)
            .Aggregate(WindowBilling.None(window.Deal.Currency), (before, invoice) => before.And(
                invoice.Select(line => (line.Key, Left(line, credited[(line.Invoice, line.Key)].Sum(), window.Deal.Currency)))));
    }

    private static BilledShare Left(BilledLine line, long credited, Currency currency)
    {
        var (amount, list) = (new Money(line.AmountMinor, currency), new Money(line.ListMinor, currency));
        if (credited == 0) return new(amount, list);
        var left = amount - new Money(credited, currency);
        return new(left, Money.Round((Exact)list.ToDecimal() * left.ToDecimal() / amount.ToDecimal(), currency));
    }

    /// <summary>With the notes that a change is only about to write.</summary>
    private async Task<IEnumerable<(Id<Invoice> Invoice, string Line, long Minor)>> CreditedAsync(List<Id<Invoice>> invoices, CancellationToken cancel)
    {
        var stored = await db.Set<CreditNote>().Where(n => invoices.Contains(n.InvoiceId)).ToListAsync(cancel);
        return stored.Union(db.Set<CreditNote>().Local.Where(n => invoices.Contains(n.InvoiceId))).SelectMany(n => n.Lines.Select(l => (n.InvoiceId, l.Key, l.AmountMinor)));
    }
}
