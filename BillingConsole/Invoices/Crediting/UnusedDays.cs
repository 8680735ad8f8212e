using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Crediting;

/// <summary>
/// Gives back what was charged in advance for days that a change leaves unused: the share of the line as it was really charged,
/// after coupons, with its tax.
/// </summary>
public sealed class UnusedDays(BillingDb db, OperationContext context, CreditDesk desk)
{
    public async Task<IReadOnlyList<(CreditNote Note, Invoice Invoice)>> CreditAsync(Subscription deal, IReadOnlyCollection<SubscriptionItem> ended, LocalDate from, string reason, CancellationToken cancel)
    {
        var notes = new List<(CreditNote, Invoice)>();
        foreach (var invoice in await ReachingBeyondAsync(deal, from, cancel))
        {
            var open = await desk.OpenAsync(invoice, context.Now, cancel);
            if (open.Refusal is not null) continue;
            var asked = invoice.Lines.Where(l => l.InAdvance && l.PeriodEnd > from && (ended.Any(i => Billed(i, l)) || IsOverageOfTheDeal(deal, from, l)))
                .Select(l => (l.Key, Net: Unused(l, from, open.Left.Single(p => p.Line == l.Key).Net))).Where(l => l.Net.IsPositive).ToList();
            if (asked.Count == 0) continue;
            var draft = CreditNotes.OfLines(open.Left, [.. asked.Select(a => (a.Key, (Money?)a.Net))]);
            if (draft.Total.IsPositive) notes.Add((await desk.IssueAsync(open, draft, CreditTo.Balance, reason, cancel), invoice));
        }
        return notes;
    }

    /// <summary>Before a change the same price had another item, whose lines begin before this one.</summary>
    private static bool Billed(SubscriptionItem item, InvoiceLineRow line) => line.PeriodStart >= item.StartsOn && InvoiceAssembler.KeyOf(item, line.PeriodStart) == line.Key;

    /// <summary>It was charged upon the fees, and goes with them when the deal ends.</summary>
    private static bool IsOverageOfTheDeal(Subscription deal, LocalDate from, InvoiceLineRow line) => CommitmentLines.IsOverage(line.Key) && deal.Until <= from;

    private static Money Unused(InvoiceLineRow line, LocalDate from, Money left)
    {
        var (whole, unused) = (new Period(line.PeriodStart, line.PeriodEnd), new Period(LocalDate.Max(from, line.PeriodStart), line.PeriodEnd));
        return Money.Min(left, Proration.Of(unused, whole).Apply(line.Net));
    }

    private Task<List<Invoice>> ReachingBeyondAsync(Subscription deal, LocalDate from, CancellationToken cancel) => db.Set<Invoice>()
        .Include(i => i.Lines).Include(i => i.Discounts).Include(i => i.Taxes).AsSplitQuery()
        .Where(i => i.SubscriptionId == deal.Id && i.Lines.Any(l => l.InAdvance && l.PeriodEnd > from)
            && i.Status != InvoiceStatus.Draft && i.Status != InvoiceStatus.Void && i.Status != InvoiceStatus.Uncollectible)
        .OrderBy(i => i.Id).ToListAsync(cancel);
}
