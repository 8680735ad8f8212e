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
        // The engine picks and sorts ids, not rows; whoever hangs from them is asked for by these, and not by what picked them.
        var ids = await which.Select(s => s.Id).ToListAsync(cancel);
        var found = await db.Set<Subscription>().Where(s => EF.Parameter(ids).Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        await db.Set<SubscriptionItem>().Where(i => EF.Parameter(ids).Contains(i.SubscriptionId)).LoadAsync(cancel);
        await db.Set<SubscriptionAddOn>().Where(a => EF.Parameter(ids).Contains(a.SubscriptionId)).LoadAsync(cancel);
        await db.Set<PriceOverride>().Where(o => EF.Parameter(ids).Contains(o.SubscriptionId)).LoadAsync(cancel);
        return await AroundAsync([.. ids.Select(id => found[id])], cancel);
    }

    /// <summary>The same for deals that are already at hand, saved or not.</summary>
    public async Task<List<BillableDeal>> AroundAsync(IReadOnlyList<Subscription> deals, CancellationToken cancel)
    {
        var customerIds = deals.Select(d => d.CustomerId).Distinct().ToList();
        var customers = await db.Set<Customer>().Where(c => EF.Parameter(customerIds).Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var redemptions = await RedemptionsAsync([.. deals.Select(d => d.Id.ToString())], cancel);
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

    private async Task<ILookup<string, Redemption>> RedemptionsAsync(List<string> holders, CancellationToken cancel)
    {
        var held = await db.Set<Redemption>().Where(r => EF.Parameter(holders).Contains(r.Holder) && r.RemovedAt == null).ToListAsync(cancel);
        var coupons = held.Select(r => r.CouponId).Distinct().ToList();
        var terms = await db.Set<Coupon>().Where(c => EF.Parameter(coupons).Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        // What is given for ever does not ask how often it was, and was given in every period so far.
        var counted = held.Where(r => terms[r.CouponId] is not { Kind: CouponKind.Percentage, Periods: null }).Select(r => r.Id).ToList();
        await db.Set<CouponUse>().Where(u => EF.Parameter(counted).Contains(u.RedemptionId)).LoadAsync(cancel);
        return held.ToLookup(r => r.Holder);
    }

    private async Task<ILookup<Id<Subscription>, PromisedDiscount>> PromisedAsync(IReadOnlyList<Subscription> deals, CancellationToken cancel)
    {
        var ids = deals.Select(d => (Id<Subscription>?)d.Id).ToList();
        var rows = await (
            from invoice in db.Set<Invoice>()
            where invoice.Status == InvoiceStatus.Draft && EF.Parameter(ids).Contains(invoice.SubscriptionId)
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
