using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>What earlier invoices, drafts among them, billed within a commitment's window, before coupons.</summary>
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
            where line.Price != null
            select new { invoice.SubscriptionId, invoice.BillingDate, line.PeriodStart, line.AmountMinor }).ToListAsync(cancel);
        var dates = committed.ToDictionary(d => d.Deal.Id, dateOf);
        return window => Money.Sum(
            billed.Where(b => b.SubscriptionId == window.Deal.Id && b.BillingDate < dates[window.Deal.Id] && window.Period.Contains(b.PeriodStart))
                .Select(b => new Money(b.AmountMinor, window.Deal.Currency)), window.Deal.Currency);
    }
}
