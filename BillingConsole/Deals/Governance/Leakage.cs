using BillingConsole.Core.Amounts;
using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Platform.Data;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Deals.Governance;

/// <summary>What the deals of a month gave away against list, on final invoices, less what credit notes took back of them.</summary>
public sealed record LeakageMonth(LocalDate First, Money List, Money Leaked);

/// <summary>Reckons list less deal. What a credit note took back of a line was not given away: its share of the line is left out.</summary>
public sealed class Leakage(BillingDb db)
{
    private sealed class Line
    {
        public required Id<InvoiceLineRow> Id { get; init; }
        public required LocalDate On { get; init; }
        public required Id<Subscription>? Subscription { get; init; }
        public required string? Override { get; init; }
        public required Currency Currency { get; init; }
        public required long ListMinor { get; init; }
        public required long DealMinor { get; init; }

        public Money List => new(ListMinor, Currency);

        public Money Leaked => new(ListMinor - DealMinor, Currency);
    }

    public async Task<IReadOnlyList<LeakageMonth>> SinceAsync(LocalDate from, CancellationToken cancel)
    {
        var until = from.PlusYears(2);
        var days = await Lines(from, until).GroupBy(l => new { l.On, l.Currency })
            .Select(d => new { d.Key.On, d.Key.Currency, List = d.Sum(l => l.ListMinor), Deal = d.Sum(l => l.DealMinor) }).ToListAsync(cancel);
        var rows = days.Select(d => (d.On, List: new Money(d.List, d.Currency), Leaked: new Money(d.List - d.Deal, d.Currency))).ToList();
        var credited = await CreditedAsync(Final(from, until), cancel);
        var ids = credited.Keys.ToList();
        foreach (var line in await Lines(from, until).Where(l => ids.Contains(l.Id)).ToListAsync(cancel))
            rows.Add((line.On, -Taken(line.List, line, credited), -Taken(line.Leaked, line, credited)));
        return [.. rows.GroupBy(r => (First: r.On.With(DateAdjusters.StartOfMonth), r.List.Currency))
            .Select(m => new LeakageMonth(m.Key.First, Money.Sum(m.Select(r => r.List), m.Key.Currency), Money.Sum(m.Select(r => r.Leaked), m.Key.Currency)))
            .OrderBy(m => m.List.Currency.Code, StringComparer.Ordinal).ThenByDescending(m => m.First)];
    }

    /// <summary>Of one month, by the override that made the price of each billed period.</summary>
    public async Task<Dictionary<Id<PriceOverride>, Money>> ByOverrideAsync(IEnumerable<Id<Subscription>> deals, LocalDate month, CancellationToken cancel)
    {
        var (first, ids) = (month.With(DateAdjusters.StartOfMonth), deals.Select(id => (Id<Subscription>?)id).ToList());
        var lines = await Lines(first, first.PlusMonths(1)).Where(l => l.Override != null && ids.Contains(l.Subscription)).ToListAsync(cancel);
        var credited = await CreditedAsync(Final(first, first.PlusMonths(1)).Where(i => ids.Contains(i.SubscriptionId)), cancel);
        return lines.GroupBy(l => Id<PriceOverride>.Parse(l.Override!, null))
            .ToDictionary(g => g.Key, g => Money.Sum(g.Select(l => l.Leaked - Taken(l.Leaked, l, credited)), g.First().Currency));
    }

    private IQueryable<Invoice> Final(LocalDate from, LocalDate until) => db.Set<Invoice>().AsNoTracking()
        .Where(i => i.IssuedOn >= from && i.IssuedOn < until && i.Status != InvoiceStatus.Draft && i.Status != InvoiceStatus.Void);

    private IQueryable<Line> Lines(LocalDate from, LocalDate until) =>
        from invoice in Final(@from, until)
        join line in db.Set<InvoiceLineRow>() on invoice.Id equals line.InvoiceId
        where line.ListAmountMinor != line.AmountMinor
        select new Line
        {
            Id = line.Id, On = invoice.IssuedOn!.Value, Subscription = invoice.SubscriptionId, Override = line.Override,
            Currency = invoice.Currency, ListMinor = line.ListAmountMinor, DealMinor = line.AmountMinor,
        };

    /// <summary>What credit notes took of each line, before discounts.</summary>
    private async Task<Dictionary<Id<InvoiceLineRow>, long>> CreditedAsync(IQueryable<Invoice> invoices, CancellationToken cancel)
    {
        var notes = await db.Set<CreditNote>().AsNoTracking().Where(n => invoices.Any(i => i.Id == n.InvoiceId)).ToListAsync(cancel);
        return notes.SelectMany(n => n.Lines).GroupBy(l => l.Line).ToDictionary(g => Id<InvoiceLineRow>.Parse(g.Key, null), g => g.Sum(l => l.AmountMinor));
    }

    /// <summary>The part of a figure of the line that goes with what was credited of it.</summary>
    private static Money Taken(Money figure, Line line, Dictionary<Id<InvoiceLineRow>, long> credited) =>
        credited.TryGetValue(line.Id, out var taken) && line.DealMinor > 0 ? Money.Round((Exact)figure.ToDecimal() * taken / line.DealMinor, line.Currency) : Money.Zero(line.Currency);
}
