using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Crediting;

/// <summary>
/// Credits what was charged in advance for days that will not be used: of each line its net, after coupons, by days, with its tax.
/// A deal that ends or changes at once asks for it inside its own transaction.
/// </summary>
public sealed class UnusedDays(BillingDb db, OperationContext context, CreditDesk desk)
{
    /// <param name="since">The first day that is not used.</param>
    /// <param name="which">Which lines; all that were billed in advance when null.</param>
    /// <returns>One credit note for each invoice that billed such days.</returns>
    public async Task<IReadOnlyList<CreditNote>> CreditAsync(Subscription deal, LocalDate since, string reason, Func<InvoiceLineRow, bool>? which, CancellationToken cancel)
    {
        List<CreditNote> notes = [];
        foreach (var invoice in await AdvanceAsync(deal, since, cancel))
        {
            var open = await desk.OpenAsync(invoice, context.Now, cancel);
            if (Ask(open, since, which) is { Count: > 0 } asked && CreditNotes.OfLines(open.Left, asked) is { Total.IsPositive: true } draft)
                notes.Add(await desk.IssueAsync(open, draft, CreditTo.Balance, reason, cancel));
        }
        return notes;
    }

    /// <summary>What <see cref="CreditAsync"/> would credit, tax included; nothing is issued.</summary>
    public async Task<Money> PreviewAsync(Subscription deal, LocalDate since, Func<InvoiceLineRow, bool>? which, CancellationToken cancel)
    {
        var total = Money.Zero(deal.Currency);
        foreach (var invoice in await AdvanceAsync(deal, since, cancel))
        {
            var open = await desk.OpenAsync(invoice, context.Now, cancel);
            if (Ask(open, since, which) is { Count: > 0 } asked) total += CreditNotes.OfLines(open.Left, asked).Total;
        }
        return total;
    }

    private async Task<List<Invoice>> AdvanceAsync(Subscription deal, LocalDate since, CancellationToken cancel)
    {
        var billed = await db.Set<Invoice>().Include(i => i.Lines).Include(i => i.Discounts).Include(i => i.Taxes).AsSplitQuery()
            .Where(i => i.SubscriptionId == deal.Id && i.Lines.Any(l => l.InAdvance && l.PeriodEnd > since)).OrderBy(i => i.Id).ToListAsync(cancel);
        return [.. billed.Where(i => i.Status is InvoiceStatus.Open or InvoiceStatus.PartiallyPaid or InvoiceStatus.Paid)];
    }

    /// <summary>Never more of a line than earlier credit notes left of it.</summary>
    private static List<(string Line, Money? Net)> Ask(CreditableInvoice open, LocalDate since, Func<InvoiceLineRow, bool>? which) =>
    [
        .. from part in open.Left
           let line = open.LineOf(part)
           where line.InAdvance && line.PeriodEnd > since && (which is null || which(line))
           let unused = new Period(LocalDate.Max(since, line.PeriodStart), line.PeriodEnd)
           let net = Money.Min(part.Net, Proration.Of(unused, new(line.PeriodStart, line.PeriodEnd)).Apply(line.Net))
           where net.IsPositive
           select (part.Line, (Money?)net),
    ];
}
