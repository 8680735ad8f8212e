using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>Something that runs out, and when.</summary>
/// <param name="Coupon">The coupon whose last period is next; null when the contract itself ends.</param>
public sealed record EndingRow(Id<Subscription> Subscription, string CustomerName, string? Plan, string? Coupon, LocalDate On);

/// <summary>What to speak about with customers this month: contracts up for renewal and discounts in their last period.</summary>
[Needs(Permission.Read)]
public sealed class EndingQueries(BillingDb db, TimeProvider clock)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<EndingRow>> ThisMonthAsync(CancellationToken cancel)
    {
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var last = today.With(DateAdjusters.EndOfMonth);
        var rows = await RenewalsAsync(today, last, cancel);
        rows.AddRange(await DiscountsAsync(last, cancel));
        return [.. rows.OrderBy(r => r.On).Take(Most)];
    }

    private async Task<List<EndingRow>> RenewalsAsync(LocalDate today, LocalDate last, CancellationToken cancel)
    {
        var ending = await (
            from deal in db.Set<Subscription>()
            where deal.EndsOn >= today && deal.EndsOn <= last && deal.CanceledOn == null
            join customer in db.Set<Customer>() on deal.CustomerId equals customer.Id
            orderby deal.EndsOn
            select new { deal.Id, customer.Name, deal.PlanCode, deal.EndsOn }).Take(Most).ToListAsync(cancel);
        return [.. ending.Select(e => new EndingRow(e.Id, e.Name, e.PlanCode, null, e.EndsOn!.Value))];
    }

    private async Task<List<EndingRow>> DiscountsAsync(LocalDate last, CancellationToken cancel)
    {
        var inLastPeriod = await db.Set<Redemption>().AsNoTracking().Include(r => r.Coupon)
            .Where(r => r.RemovedAt == null && r.Coupon!.Duration != CouponDuration.Forever
                && r.Uses.Count(u => u.ReturnedAt == null) == (r.Coupon.DurationInPeriods ?? 1) - 1)
            .OrderByDescending(r => r.Id).Take(1000).ToListAsync(cancel);
        var ids = inLastPeriod.Select(r => Id<Subscription>.TryParse(r.Holder, out var id) ? id : default).ToList();
        var deals = await (
            from deal in db.Set<Subscription>()
            where ids.Contains(deal.Id) && deal.NextBillingOn != null && deal.NextBillingOn <= last
            join customer in db.Set<Customer>() on deal.CustomerId equals customer.Id
            select new { deal.Id, customer.Name, deal.PlanCode, deal.NextBillingOn }).ToListAsync(cancel);
        var byId = deals.ToDictionary(d => d.Id.ToString());
        return [.. inLastPeriod.Where(r => byId.ContainsKey(r.Holder)).Select(r => (r, d: byId[r.Holder]))
            .Select(x => new EndingRow(x.d.Id, x.d.Name, x.d.PlanCode, x.r.Coupon!.Code, x.d.NextBillingOn!.Value))];
    }
}
