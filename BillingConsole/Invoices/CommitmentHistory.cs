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
    public async Task<Func<DealWindow, Money>> PrefetchAsync(IReadOnlyList<BillableDeal> deals, Func<BillableDeal, LocalDate> dateOf, CancellationToken cancel)
    {
        var committed = deals.Where(d => d.Deal.Commitment is not null).ToList();
        if (committed.Count == 0) return window => Money.Zero(window.Deal.Currency);
        var ids = committed.Select(d => (Id<Subscription>?)d.Deal.Id).ToList();
        var billed = await (
            from invoice in db.Set<Invoice>()
            where ids.Contains(invoice.SubscriptionId) && invoice.Status != InvoiceStatus.Void
            from line in invoice.Lines
            select new { invoice.SubscriptionId, InvoiceId = invoice.Id, invoice.BillingDate, line.Key, line.PeriodStart, line.AmountMinor }).ToListAsync(cancel);
        var credited = await CreditedAsync([.. billed.Select(b => b.InvoiceId).Distinct()], cancel);
        var dates = committed.ToDictionary(d => d.Deal.Id, dateOf);
        return window => Money.Sum(
            billed.Where(b => !CommitmentLines.Is(b.Key) && b.SubscriptionId == window.Deal.Id && b.BillingDate < dates[window.Deal.Id] && window.Period.Contains(b.PeriodStart))
                .Select(b => new Money(b.AmountMinor - credited.GetValueOrDefault((b.InvoiceId, b.Key)), window.Deal.Currency)), window.Deal.Currency);
    }

    /// <summary>By invoice and line, with the notes that a change is only about to write.</summary>
    private async Task<Dictionary<(Id<Invoice>, string), long>> CreditedAsync(List<Id<Invoice>> invoices, CancellationToken cancel)
    {
        var stored = await db.Set<CreditNote>().Where(n => invoices.Contains(n.InvoiceId)).ToListAsync(cancel);
        return stored.Union(db.Set<CreditNote>().Local.Where(n => invoices.Contains(n.InvoiceId)))
            .SelectMany(n => n.Lines.Select(l => (Line: (n.InvoiceId, l.Key), l.AmountMinor))).GroupBy(l => l.Line).ToDictionary(g => g.Key, g => g.Sum(l => l.AmountMinor));
    }
}
