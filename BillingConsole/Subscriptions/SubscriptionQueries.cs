using BillingConsole.Catalog;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions;

[Needs(Permission.Read)]
public sealed class SubscriptionQueries(BillingDb db, TimeProvider clock)
{
    public async Task<PageOf<SubscriptionRow>> ListAsync(Listing listing, string? customer, string? plan, string? status, CancellationToken cancel, string? search = null)
    {
        var rows = db.Set<Subscription>().AsNoTracking();
        if (customer is not null)
        {
            var found = await db.CustomerNamedAsync(customer, cancel);
            rows = rows.Where(s => s.CustomerId == found.Id);
        }
        if (plan is not null) rows = Id<Plan>.TryParse(plan, out var planId) ? rows.Where(s => s.PlanId == planId) : rows.Where(s => s.PlanCode == plan);
        if (search?.Trim().ToLowerInvariant() is { Length: > 0 } words)
            rows = Id<Subscription>.TryParse(words, out var id) ? rows.Where(s => s.Id == id)
                : rows.Where(s => s.PlanCode!.ToLower().Contains(words) || s.PurchaseOrder!.ToLower().Contains(words)
                    || db.Set<Customer>().Any(c => c.Id == s.CustomerId && c.SearchText.Contains(words)));
        if (status is not null)
            rows = Words.TryParse<SubscriptionStatus>(status, out var wanted) ? rows.WithStatus(wanted, Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date)
                : throw new RefusedException(Refusal.Invalid("status", $"Give one of {Words.All<SubscriptionStatus>()}."));
        return await RowsAsync(rows, listing, cancel);
    }

    private async Task<PageOf<SubscriptionRow>> RowsAsync(IQueryable<Subscription> rows, Listing listing, CancellationToken cancel)
    {
        var page = await rows.PageAsync(listing, cancel);
        var ids = page.Data.Select(s => s.CustomerId).Distinct().ToList();
        var customers = await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return page.Select(s => new SubscriptionRow(
            s.Id, s.StatusOn(Today(customers[s.CustomerId])), s.CustomerId, customers[s.CustomerId].Name, s.PlanOn(LocalDate.Max(Today(customers[s.CustomerId]), s.StartsOn)).Code, s.Currency, s.StartsOn, s.EndsOn, s.NextBillingOn, s.ParkedReason) { Approval = s.Approval, PendingChange = s.PendingChange });
    }

    /// <summary>Deals that wait for another person, and running ones of which a change waits.</summary>
    public Task<PageOf<SubscriptionRow>> WaitingAsync(Listing listing, CancellationToken cancel) => RowsAsync(
        db.Set<Subscription>().AsNoTracking().Where(s => s.Status == SubscriptionStatus.PendingApproval || s.PendingChange != null), listing, cancel);

    public async Task<SubscriptionView?> FindAsync(string subscription, CancellationToken cancel) =>
        await db.FindDealAsync(subscription, cancel) is { } deal ? await ViewAsync(deal, cancel) : null;

    public async Task<SubscriptionView> ViewAsync(Subscription deal, CancellationToken cancel)
    {
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == deal.CustomerId, cancel);
        var redemptions = await db.RedemptionsOfAsync(deal, cancel);
        return SubscriptionView.Of(deal, customer, redemptions, Today(customer));
    }

    private LocalDate Today(Customer customer) => Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(customer.Zone).Date;
}

public static class SubscriptionLookup
{
    /// <summary>A deal with its items, add-ons and overrides.</summary>
    public static Task<Subscription?> FindDealAsync(this BillingDb db, string? named, CancellationToken cancel) => Id<Subscription>.TryParse(named, out var id)
        ? db.Set<Subscription>().Include(s => s.Items).Include(s => s.AddOns).Include(s => s.Overrides).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancel)
        : Task.FromResult<Subscription?>(null);

    public static Task<List<Redemption>> RedemptionsOfAsync(this BillingDb db, Subscription deal, CancellationToken cancel)
    {
        var holder = deal.Id.ToString();
        return db.Set<Redemption>().Include(r => r.Coupon).Include(r => r.Uses).Where(r => r.Holder == holder).OrderBy(r => r.Position).ToListAsync(cancel);
    }
}
