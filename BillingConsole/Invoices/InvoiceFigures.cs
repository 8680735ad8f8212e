using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>How many invoices wait for something, and how much money that is in each currency.</summary>
public sealed record WaitingInvoices(int Count, IReadOnlyList<Money> Amounts);

/// <summary>Finance's work of the day.</summary>
public sealed record InvoiceFiguresView(WaitingInvoices ToReview, WaitingInvoices Open, WaitingInvoices Overdue)
{
    public bool IsEmpty => ToReview.Count + Open.Count == 0;
}

[Needs(Permission.Read)]
public sealed class InvoiceFigures(BillingDb db, TimeProvider clock)
{
    public async Task<InvoiceFiguresView> TodayAsync(CancellationToken cancel)
    {
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var sums = await db.Set<Invoice>()
            .Where(i => i.Status == InvoiceStatus.Draft || i.Status == InvoiceStatus.Open || i.Status == InvoiceStatus.PartiallyPaid)
            .GroupBy(i => new { i.Currency, Draft = i.Status == InvoiceStatus.Draft, Late = i.Status != InvoiceStatus.Draft && i.DueOn < today })
            .Select(g => new Sum(g.Key.Currency, g.Key.Draft, g.Key.Late, g.Count(), g.Sum(i => g.Key.Draft ? i.TotalMinor : i.DueMinor))).ToListAsync(cancel);
        return new(Of(sums.Where(s => s.Draft)), Of(sums.Where(s => !s.Draft)), Of(sums.Where(s => s.Late)));
    }

    private sealed record Sum(Currency Currency, bool Draft, bool Late, int Count, long Minor);

    private static WaitingInvoices Of(IEnumerable<Sum> sums)
    {
        var list = sums.ToList();
        return new(list.Sum(s => s.Count), [.. list.GroupBy(s => s.Currency).OrderBy(g => g.Key.Code, StringComparer.Ordinal).Select(g => new Money(g.Sum(s => s.Minor), g.Key))]);
    }
}
