using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Invoices.Closing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using BillingConsole.Usage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Cockpit;

/// <summary>What a deal would be billed, beside what it was billed last, and what is odd about it in plain words.</summary>
public sealed record OutlookRow(string Subscription, string Customer, string CustomerName, LocalDate BillingDate, Currency Currency, Money Total, Money? Last, IReadOnlyList<string> Notes);

/// <summary>What a run would bill; <paramref name="Due"/> counts all deals, the rows are those that wait longest.</summary>
public sealed record OutlookView(int Due, IReadOnlyList<OutlookRow> Rows, IReadOnlyDictionary<string, Money> AmountByCurrency)
{
    public bool IsCut => Rows.Count < Due;

    public int Odd => Rows.Count(r => r.Notes.Count > 0);
}

/// <summary>Everything a billing run would do, without doing it, each invoice held against the deal's earlier ones.</summary>
[Needs(Permission.Read), SavesNothing]
public sealed record LookAhead(BillingRunBody Body, int AtMost = LookAhead.Most) : IInput<OutlookView>
{
    public const int Most = 200;
}

public sealed class LookAheadOperation(BillingDb db, BillableDeals deals, Biller biller, RunScope scope) : IOperation<LookAhead, OutlookView>
{
    private const int PeriodsBefore = 12;

    public async Task<Result<OutlookView>> RunAsync(LookAhead input, CancellationToken cancel)
    {
        var check = new Check();
        var run = await scope.OfAsync(check, input.Body with { DryRun = true }, cancel);
        if (check.Failed) return check;
        var due = db.DueDeals(run);
        var billable = await deals.LoadAsync(due.OrderBy(s => s.NextBillingAt).ThenBy(s => s.Id).Take(Math.Min(input.AtMost, LookAhead.Most)), cancel);
        var past = await PastAsync(billable, cancel);
        var meters = (await db.Set<Meter>().Where(m => m.ArchivedAt == null).Select(m => m.Code).ToListAsync(cancel)).ToHashSet();
        List<OutlookRow> rows = [];
        foreach (var (deal, draft, problem) in await biller.DraftsAsync(billable, cancel))
            if (Row(deal, draft, problem, past, meters) is var row && (draft is { BillsNothing: false } || row.Notes.Count > 0)) rows.Add(row);
        return new OutlookView(await due.CountAsync(cancel), rows, rows.GroupBy(r => r.Currency.Code).ToDictionary(g => g.Key, g => Money.Sum(g.Select(r => r.Total), Currency.Of(g.Key))));
    }

    private static OutlookRow Row(BillableDeal deal, InvoiceDraft? draft, string? problem, ILookup<Id<Subscription>, PastInvoice> past, HashSet<string> meters)
    {
        var (currency, before) = (deal.Deal.Currency, past[deal.Deal.Id].ToList());
        var last = before.Count > 0 ? before[0] : null;
        List<string> notes = problem is null ? [] : [$"It would be parked: {problem}"];
        notes.AddRange(deal.Deal.Items.Select(i => i.Definition.Meter).OfType<string>().Distinct().Where(m => !meters.Contains(m)).Select(m => $"The meter {m} is gone or archived; its usage is not counted."));
        if (draft is not null)
        {
            notes.AddRange(from line in draft.Lines
                           where line.Meter is not null && line.Quantity.Value == 0
                           let was = last?.Used.GetValueOrDefault(line.Price ?? "") ?? 0
                           where was > 0
                           select $"No usage of {line.Description}: it was {Platform.Http.MoneyFormat.Grouped(was)} last period.");
            var totals = before.Select(p => new Money(p.TotalMinor, currency)).ToList();
            if (Anomaly.IsFarFrom(draft.Total, totals)) notes.Add($"{draft.Total} is far from the usual {Anomaly.Usual(totals, currency)}.");
        }
        return new(deal.Deal.Id.ToString(), deal.Customer.Id.ToString(), deal.Customer.Name, deal.Deal.NextBillingOn!.Value, currency, draft?.Total ?? Money.Zero(currency), last is null ? null : new Money(last.TotalMinor, currency), notes);
    }

    private sealed record PastInvoice(Id<Invoice> Id, LocalDate BillingDate, long TotalMinor)
    {
        public Dictionary<string, decimal> Used { get; } = [];
    }

    /// <summary>The latest invoices of each deal, the newest first; the newest with what was used of each price.</summary>
    private async Task<ILookup<Id<Subscription>, PastInvoice>> PastAsync(IReadOnlyList<BillableDeal> billable, CancellationToken cancel)
    {
        var ids = billable.Select(b => (Id<Subscription>?)b.Deal.Id).ToList();
        var rows = await db.Set<Invoice>().AsNoTracking().Where(i => ids.Contains(i.SubscriptionId) && i.Kind == InvoiceKind.Cycle && i.Status != InvoiceStatus.Void)
            .GroupBy(i => i.SubscriptionId!.Value).Select(g => new { g.Key, Latest = g.OrderByDescending(i => i.BillingDate).Take(PeriodsBefore).Select(i => new { i.Id, i.BillingDate, i.TotalMinor }).ToList() }).ToListAsync(cancel);
        var past = rows.ToDictionary(r => r.Key, r => r.Latest.Select(i => new PastInvoice(i.Id, i.BillingDate, i.TotalMinor)).ToList());
        var latest = past.Values.Select(p => p[0]).ToDictionary(p => p.Id);
        var lastIds = latest.Keys.ToList();
        var used = await db.Set<InvoiceLineRow>().AsNoTracking().Where(l => lastIds.Contains(l.InvoiceId) && l.Meter != null && !l.Key.StartsWith(LateLine.Prefix)).Select(l => new { l.InvoiceId, l.Price, l.Quantity }).ToListAsync(cancel);
        foreach (var line in used) latest[line.InvoiceId].Used[line.Price ?? ""] = latest[line.InvoiceId].Used.GetValueOrDefault(line.Price ?? "") + line.Quantity;
        return past.SelectMany(p => p.Value.Select(i => (p.Key, i))).ToLookup(p => p.Key, p => p.i);
    }
}
