using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
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
/// <param name="Leaked">List less deal on the final invoices of the asked month, of the periods for which this layer made the price.</param>
public sealed record OverrideRow(
    Id<PriceOverride> Id, Id<Subscription> Subscription, string CustomerName, string? Plan, Currency Currency, string Price, PriceDefinition List, PriceChange Change,
    decimal? DiscountPercent, Money Leaked, string Reason, string Author, Instant CreatedAt, LocalDate? StartsOn, LocalDate? EndsOn, bool EndsSoon);

/// <summary>Which overrides; nulls ask nothing.</summary>
/// <param name="Ends"><c>soon</c>, <c>dated</c> or <c>open</c>.</param>
public sealed record OverrideFilter(string? Search = null, string? Author = null, string? Ends = null);

/// <summary>All negotiated prices in one place, with what they cost against list.</summary>
[Needs(Permission.Read)]
public sealed class GovernanceQueries(BillingDb db, TimeProvider clock, Leakage leakage)
{
    public const int SoonDays = 60;
    private const int Months = 12;

    public LocalDate Today => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;

    public async Task<PageOf<OverrideRow>> ListAsync(Listing listing, OverrideFilter filter, LocalDate? month, CancellationToken cancel)
    {
        var today = Today;
        var page = await Filtered(filter, today).PageAsync(listing, cancel);
        var ids = page.Data.Select(o => o.SubscriptionId).Distinct().ToList();
        var deals = await db.Set<Subscription>().AsNoTracking().Include(s => s.Overrides).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var customerIds = deals.Values.Select(d => d.CustomerId).Distinct().ToList();
        var names = await db.Set<Customer>().AsNoTracking().Where(c => customerIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var leaked = await leakage.ByOverrideAsync(ids, month ?? today, cancel);
        return page.Select(o => deals[o.SubscriptionId] is var deal ? new OverrideRow(
            o.Id, o.SubscriptionId, names[deal.CustomerId], deal.PlanOn(LocalDate.Max(today, deal.StartsOn)).Code, deal.Currency, o.PriceCode, o.ListPrice, o.Change, PriceQuote.Between(o.ListPrice, o.Change.Apply(o.ListPrice)),
            leaked.GetValueOrDefault(o.Id, Money.Zero(deal.Currency)), o.Reason, o.Author, o.CreatedAt, o.StartsOn, o.EndsOn, o.EndsOn <= today.PlusDays(SoonDays)) : null!);
    }

    /// <summary>The last twelve months, this one included, by currency and newest first.</summary>
    public Task<IReadOnlyList<LeakageMonth>> LeakageAsync(CancellationToken cancel) => leakage.SinceAsync(Today.With(DateAdjusters.StartOfMonth).PlusMonths(1 - Months), cancel);

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
}
