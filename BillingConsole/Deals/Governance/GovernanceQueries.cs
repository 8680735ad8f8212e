using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Deals.Governance;

/// <summary>One negotiated price.</summary>
/// <param name="DiscountPercent">Of the price itself; null where list and deal cannot be compared by one figure.</param>
/// <param name="Leaked">List less deal on the final invoices of the asked month.</param>
public sealed record OverrideRow(
    Id<PriceOverride> Id, Id<Subscription> Subscription, string CustomerName, string? Plan, Currency Currency, string Price, PriceDefinition List, PriceChange Change,
    decimal? DiscountPercent, Money Leaked, string Reason, string Author, Instant CreatedAt, LocalDate? StartsOn, LocalDate? EndsOn, bool EndsSoon);

/// <summary>Which overrides; nulls ask nothing.</summary>
/// <param name="Ends"><c>soon</c>, <c>dated</c> or <c>open</c>.</param>
public sealed record OverrideFilter(string? Search = null, string? Author = null, string? Ends = null);

/// <summary>What the deals of a month gave away against list, on final invoices.</summary>
public sealed record LeakageMonth(LocalDate First, Money List, Money Leaked);

/// <summary>All negotiated prices in one place, with what they cost against list.</summary>
[Needs(Permission.Read)]
public sealed class GovernanceQueries(BillingDb db, TimeProvider clock)
{
    public const int SoonDays = 60;
    private const int Months = 12;

    public LocalDate Today => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;

    public async Task<PageOf<OverrideRow>> ListAsync(Listing listing, OverrideFilter filter, LocalDate? month, CancellationToken cancel)
    {
        var today = Today;
        var page = await Filtered(filter, today).PageAsync(listing, cancel);
        var ids = page.Data.Select(o => o.SubscriptionId).Distinct().ToList();
        var deals = await (
            from deal in db.Set<Subscription>()
            where ids.Contains(deal.Id)
            join customer in db.Set<Customer>() on deal.CustomerId equals customer.Id
            select new { deal.Id, deal.PlanCode, deal.Currency, customer.Name }).ToDictionaryAsync(d => d.Id, cancel);
        var leaked = await LeakedAsync(ids, month ?? today, cancel);
        return page.Select(o => deals[o.SubscriptionId] is var deal ? new OverrideRow(
            o.Id, o.SubscriptionId, deal.Name, deal.PlanCode, deal.Currency, o.PriceCode, o.ListPrice, o.Change, PriceQuote.Between(o.ListPrice, o.Change.Apply(o.ListPrice)),
            new(leaked.GetValueOrDefault((o.SubscriptionId, o.PriceCode)), deal.Currency), o.Reason, o.Author, o.CreatedAt, o.StartsOn, o.EndsOn, o.EndsOn <= today.PlusDays(SoonDays)) : null!);
    }

    /// <summary>The last twelve months, this one included, by currency and newest first.</summary>
    public async Task<IReadOnlyList<LeakageMonth>> LeakageAsync(CancellationToken cancel)
    {
        var from = Today.With(DateAdjusters.StartOfMonth).PlusMonths(1 - Months);
        var days = await (
            from line in db.Set<InvoiceLineRow>()
            join invoice in db.Set<Invoice>() on line.InvoiceId equals invoice.Id
            where invoice.IssuedOn >= @from && invoice.Status != InvoiceStatus.Draft && invoice.Status != InvoiceStatus.Void && line.ListAmountMinor != line.AmountMinor
            group line by new { invoice.IssuedOn, invoice.Currency } into day
            select new { day.Key.IssuedOn, day.Key.Currency, List = day.Sum(l => l.ListAmountMinor), Deal = day.Sum(l => l.AmountMinor) }).ToListAsync(cancel);
        return [.. days.GroupBy(d => (First: d.IssuedOn!.Value.With(DateAdjusters.StartOfMonth), d.Currency))
            .Select(m => new LeakageMonth(m.Key.First, new(m.Sum(d => d.List), m.Key.Currency), new(m.Sum(d => d.List - d.Deal), m.Key.Currency)))
            .OrderBy(m => m.List.Currency.Code, StringComparer.Ordinal).ThenByDescending(m => m.First)];
    }

    /// <summary>Layers in force or to come, of deals that still run.</summary>
    private IQueryable<PriceOverride> Filtered(OverrideFilter filter, LocalDate today)
    {
        var soon = today.PlusDays(SoonDays);
        var living = db.Set<Subscription>().Where(s => (s.EndsOn == null || s.EndsOn >= today) && (s.CanceledOn == null || s.CanceledOn >= today));
        var rows = db.Set<PriceOverride>().AsNoTracking().Where(o => o.RemovedAt == null && (o.EndsOn == null || o.EndsOn >= today) && living.Any(s => s.Id == o.SubscriptionId));
        if (filter.Search?.Trim().ToLowerInvariant() is { Length: > 0 } words)
            rows = rows.Where(o => o.PriceCode.ToLower().Contains(words) || o.Reason.ToLower().Contains(words)
                || living.Any(s => s.Id == o.SubscriptionId && (s.PlanCode!.ToLower().Contains(words) || db.Set<Customer>().Any(c => c.Id == s.CustomerId && c.SearchText.Contains(words)))));
        if (filter.Author is { } author) rows = rows.Where(o => o.Author == author);
        return filter.Ends switch
        {
            null => rows,
            "soon" => rows.Where(o => o.EndsOn <= soon),
            "dated" => rows.Where(o => o.EndsOn != null),
            "open" => rows.Where(o => o.EndsOn == null),
            _ => throw new RefusedException(Refusal.Invalid("ends", "Give soon, dated or open.")),
        };
    }

    private async Task<Dictionary<(Id<Subscription>, string), long>> LeakedAsync(List<Id<Subscription>> deals, LocalDate month, CancellationToken cancel)
    {
        var (first, next) = (month.With(DateAdjusters.StartOfMonth), month.With(DateAdjusters.StartOfMonth).PlusMonths(1));
        var billed = await (
            from invoice in db.Set<Invoice>()
            where invoice.SubscriptionId != null && deals.Contains(invoice.SubscriptionId!.Value) && invoice.IssuedOn >= first && invoice.IssuedOn < next
                && invoice.Status != InvoiceStatus.Draft && invoice.Status != InvoiceStatus.Void
            join line in db.Set<InvoiceLineRow>() on invoice.Id equals line.InvoiceId
            where line.Price != null
            group line by new { invoice.SubscriptionId, line.Price } into g
            select new { g.Key.SubscriptionId, g.Key.Price, Leaked = g.Sum(l => l.ListAmountMinor - l.AmountMinor) }).ToListAsync(cancel);
        return billed.ToDictionary(b => (b.SubscriptionId!.Value, b.Price!), b => b.Leaked);
    }
}
