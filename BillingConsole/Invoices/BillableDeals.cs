using BillingConsole.Core.Amounts;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Ledger;
using BillingConsole.Invoices.Closing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices;

/// <summary>Loads many deals with everyone they concern in a handful of queries, however many there are.</summary>
public sealed class BillableDeals(BillingDb db, OperationContext context, LateUsageFinder late)
{
    public async Task<List<BillableDeal>> LoadAsync(IQueryable<Subscription> which, CancellationToken cancel)
    {
        var deals = await which.Include(s => s.Items).Include(s => s.AddOns).Include(s => s.Overrides).AsSplitQuery().ToListAsync(cancel);
        return await AroundAsync(deals, cancel);
    }

    /// <summary>The same for deals that are already at hand, saved or not.</summary>
    public async Task<List<BillableDeal>> AroundAsync(IReadOnlyList<Subscription> deals, CancellationToken cancel)
    {
        var customerIds = deals.Select(d => d.CustomerId).Distinct().ToList();
        var customers = await db.Set<Customer>().Where(c => customerIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var holders = deals.Select(d => d.Id.ToString()).ToList();
        var redemptions = (await db.Set<Redemption>().Include(r => r.Coupon).Include(r => r.Uses)
            .Where(r => holders.Contains(r.Holder) && r.RemovedAt == null).ToListAsync(cancel)).ToLookup(r => r.Holder);
        var credits = new Dictionary<(string, Currency), Money>();
        foreach (var group in deals.GroupBy(d => d.Currency))
            foreach (var (customer, balance) in await db.CreditBalancesAsync([.. group.Select(d => d.CustomerId.ToString()).Distinct()], group.Key, cancel))
                credits[(customer, group.Key)] = balance;
        var promised = await PromisedAsync(deals, cancel);
        var purses = await db.PursesAsync(customers.Values, context.Now, cancel);
        var after = await late.FindAsync(deals, customers, cancel);
        return [.. deals.Select(d => new BillableDeal(
            d, customers[d.CustomerId], [.. redemptions[d.Id.ToString()]], credits.GetValueOrDefault((d.CustomerId.ToString(), d.Currency), Money.Zero(d.Currency)),
            purses.GetValueOrDefault((d.CustomerId, d.Currency), Purse.Empty))
            { Promised = [.. promised[d.Id]], Late = after.GetValueOrDefault(d.Id, LateBilling.None) })];
    }

    private async Task<ILookup<Id<Subscription>, PromisedDiscount>> PromisedAsync(IReadOnlyList<Subscription> deals, CancellationToken cancel)
    {
        var ids = deals.Select(d => (Id<Subscription>?)d.Id).ToList();
        var rows = await (
            from invoice in db.Set<Invoice>()
            where invoice.Status == InvoiceStatus.Draft && ids.Contains(invoice.SubscriptionId)
            from discount in invoice.Discounts
            where discount.UsesPeriod && discount.RedemptionId != null
            select new { invoice.SubscriptionId, invoice.Id, discount.RedemptionId, BillingDate = invoice.CouponsOn ?? invoice.BillingDate }).ToListAsync(cancel);
        return rows.ToLookup(r => r.SubscriptionId!.Value, r => new PromisedDiscount(r.RedemptionId!.Value, r.BillingDate, r.Id));
    }

    /// <summary>A customer alone, for an invoice without a deal; coupons are held by the invoice itself.</summary>
    public async Task<BillableDeal> WithoutDealAsync(Invoice invoice, IReadOnlyList<Redemption>? fresh, CancellationToken cancel)
    {
        var customerId = invoice.CustomerId.ToString();
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        var credit = await db.CreditBalancesAsync([customerId], invoice.Currency, cancel);
        var held = fresh ?? await db.HeldAsync(invoice.Id.ToString(), cancel);
        var purses = await db.PursesAsync([customer], context.Now, cancel);
        return new(null, customer, held, credit.GetValueOrDefault(customerId, Money.Zero(invoice.Currency)), purses.GetValueOrDefault((customer.Id, invoice.Currency), Purse.Empty));
    }
}
