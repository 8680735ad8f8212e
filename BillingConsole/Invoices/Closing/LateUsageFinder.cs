using System.Text.Json;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Subscriptions;
using BillingConsole.Usage;
using BillingConsole.Usage.Closing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Closing;

/// <summary>Finds what came for closed periods of some deals. Where nothing came, it is one query.</summary>
public sealed class LateUsageFinder(BillingDb db, UsageSnapshots snapshots, UsageReader reader)
{
    public async Task<Dictionary<Id<Subscription>, LateBilling>> FindAsync(IReadOnlyList<Subscription> deals, IReadOnlyDictionary<Id<Customer>, Customer> customers, CancellationToken cancel)
    {
        var late = await snapshots.LateAsync([.. deals.Select(d => d.Id.ToString())], cancel);
        if (late.Count == 0) return [];
        var meters = await db.Set<Meter>().AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Code, cancel);
        var billed = await BilledAsync([.. late.SelectMany(l => l).SelectMany(p => p.Billed).Select(s => s.Line)], cancel);
        var found = new Dictionary<Id<Subscription>, LateBilling>();
        foreach (var deal in deals.Where(d => late.Contains(d.Id.ToString())))
        {
            var lines = new List<LateLine>();
            foreach (var period in late[deal.Id.ToString()]) lines.Add(await LineAsync(deal, customers[deal.CustomerId], period, meters[period.Newest.MeterId], billed, cancel));
            found[deal.Id] = new(await DateAsync(deal, cancel), lines);
        }
        return found;
    }

    private async Task<LateLine> LineAsync(Subscription deal, Customer customer, LatePeriod period, string meter, Dictionary<string, long> billed, CancellationToken cancel)
    {
        var (newest, days) = (period.Newest, new Period(period.Newest.PeriodStart, period.Newest.PeriodEnd));
        var used = await reader.ReadAsync(customer, meter, days, cancel);
        var sum = Money.Sum(period.Billed.Select(s => new Money(billed.GetValueOrDefault(s.Line), deal.Currency)), deal.Currency);
        return new(newest.Key, days, JsonSerializer.Deserialize<SoldTerms>(newest.Terms, ApiJson.Options)!, used, sum);
    }

    private async Task<Dictionary<string, long>> BilledAsync(IReadOnlyList<string> lines, CancellationToken cancel)
    {
        var ids = lines.Where(l => Id<InvoiceLineRow>.TryParse(l, out _)).Select(l => Id<InvoiceLineRow>.Parse(l, null)).ToList();
        return (await db.Set<InvoiceLineRow>().Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.AmountMinor }).ToListAsync(cancel)).ToDictionary(l => l.Id.ToString(), l => l.AmountMinor);
    }

    /// <summary>One invoice takes it all, so that a draft and the preview of the next one do not both show it.</summary>
    private async Task<LocalDate?> DateAsync(Subscription deal, CancellationToken cancel)
    {
        var drafts = db.Set<Invoice>().Where(i => i.SubscriptionId == deal.Id && i.Status == InvoiceStatus.Draft && (i.Kind == InvoiceKind.Cycle || i.Kind == InvoiceKind.Late));
        return await drafts.OrderBy(i => i.BillingDate).Select(i => (LocalDate?)i.BillingDate).FirstOrDefaultAsync(cancel) ?? deal.NextBillingOn;
    }
}
