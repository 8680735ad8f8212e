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
/// after coupons, with its tax; and what of a commitment's overage is owed no longer without it.
/// </summary>
public sealed class UnusedDays(BillingDb db, OperationContext context, CreditDesk desk, CommitmentHistory commitments)
{
    /// <summary>A line of an invoice, and what of its net goes back.</summary>
    private sealed record Asked(CreditableInvoice Open, string Line, Money Net);

    public async Task<IReadOnlyList<(CreditNote Note, Invoice Invoice)>> CreditAsync(Subscription deal, IReadOnlyCollection<SubscriptionItem> ended, LocalDate from, string reason, CancellationToken cancel)
    {
        var asked = new List<Asked>();
        foreach (var invoice in await FinalAsync(deal, l => l.InAdvance && l.PeriodEnd > from, cancel))
        {
            var open = await desk.OpenAsync(invoice, context.Now, cancel);
            if (open.Refusal is not null) continue;
            asked.AddRange(invoice.Lines.Where(l => l.InAdvance && l.PeriodEnd > from && ended.Any(i => Billed(i, l)))
                .Select(l => new Asked(open, l.Key, Unused(l, from, LeftOf(open, l.Key).Net))).Where(a => a.Net.IsPositive));
        }
        asked.AddRange(await OverageAsync(deal, asked, from, cancel));
        var notes = new List<(CreditNote, Invoice)>();
        foreach (var one in asked.GroupBy(a => a.Open.Invoice.Id).OrderBy(g => g.Key))
        {
            var open = one.First().Open;
            var draft = open.Within(DraftOf(one));
            if (draft is { Total.IsPositive: true }) notes.Add((await desk.IssueAsync(open, draft, CreditTo.Balance, reason, cancel), open.Invoice));
        }
        return notes;
    }

    /// <summary>The overage that was charged upon what goes back, the latest first.</summary>
    private async Task<IEnumerable<Asked>> OverageAsync(Subscription deal, List<Asked> fees, LocalDate from, CancellationToken cancel)
    {
        if (deal.Commitment?.OverageFactor is null || fees.Count == 0) return [];
        var parts = fees.GroupBy(a => a.Open.Invoice.Id).SelectMany(one => DraftOf(one).Parts.Select(part => (one.Key, part.Line, part.Amount))).ToList();
        var before = await commitments.BeforeChangeAsync(deal, from, int.MaxValue, cancel, parts);
        var asked = new List<Asked>();
        foreach (var window in DealWindow.Around(deal, fees.Select(a => a.Open.Invoice.Lines.Single(l => l.Key == a.Line).PeriodStart)))
        {
            var back = window.With(before(window)).OverageToGiveBack();
            if (!back.IsPositive) continue;
            var prefix = CommitmentLines.OverageOf(window.Period.Start);
            foreach (var invoice in (await FinalAsync(deal, l => l.Key.StartsWith(prefix), cancel)).OrderByDescending(i => i.BillingDate).ThenByDescending(i => i.Id))
            {
                var open = fees.Find(a => a.Open.Invoice == invoice)?.Open ?? await desk.OpenAsync(invoice, context.Now, cancel);
                foreach (var left in open.Left.Where(p => open.Refusal is null && p.Line.StartsWith(prefix, StringComparison.Ordinal) && p.Net.IsPositive))
                {
                    var amount = Money.Min(back, left.Amount);
                    if (!amount.IsPositive) continue;
                    asked.Add(new(open, left.Line, Money.Round((Exact)left.Net.ToDecimal() * amount.ToDecimal() / left.Amount.ToDecimal(), deal.Currency)));
                    back -= amount;
                }
            }
        }
        return asked.Where(a => a.Net.IsPositive);
    }

    private static CreditNoteDraft DraftOf(IEnumerable<Asked> ofOne) => CreditNotes.OfLines(ofOne.First().Open.Left, [.. ofOne.Select(a => (a.Line, (Money?)a.Net))]);

    private static InvoicePart LeftOf(CreditableInvoice open, string line) => open.Left.Single(p => p.Line == line);

    /// <summary>Before a change the same price had another item, whose lines begin before this one.</summary>
    private static bool Billed(SubscriptionItem item, InvoiceLineRow line) => line.PeriodStart >= item.StartsOn && InvoiceAssembler.KeyOf(item, line.PeriodStart) == line.Key;

    private static Money Unused(InvoiceLineRow line, LocalDate from, Money left)
    {
        var (whole, unused) = (new Period(line.PeriodStart, line.PeriodEnd), new Period(LocalDate.Max(from, line.PeriodStart), line.PeriodEnd));
        return Money.Min(left, Proration.Of(unused, whole).Apply(line.Net));
    }

    private async Task<List<Invoice>> FinalAsync(Subscription deal, System.Linq.Expressions.Expression<Func<InvoiceLineRow, bool>> with, CancellationToken cancel) => await db.Set<Invoice>()
        .Include(i => i.Lines).Include(i => i.Discounts).Include(i => i.Taxes).AsSplitQuery()
        .Where(i => i.SubscriptionId == deal.Id && i.Lines.AsQueryable().Any(with)
            && i.Status != InvoiceStatus.Draft && i.Status != InvoiceStatus.Void)
        .OrderBy(i => i.Id).ToListAsync(cancel);
}
