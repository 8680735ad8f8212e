using BillingConsole.Core.Amounts;
using BillingConsole.Core.Discounting;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices;

/// <summary>Computes a draft anew from its deal and usage (or its own lines, when it is a one-off) and writes it back.</summary>
public sealed class DraftRefresh(BillingDb db, OperationContext context, BillableDeals deals, Biller biller, UsageForBilling usages, CommitmentHistory commitments)
{
    public async Task<(InvoiceDraft Draft, BillableDeal Deal)> RefreshAsync(Invoice invoice, CancellationToken cancel, IReadOnlyList<Redemption>? fresh = null)
    {
        var billable = invoice.SubscriptionId is { } id
            ? await WithOwnCouponsAsync(invoice, (await deals.LoadAsync(db.Set<Subscription>().Where(s => s.Id == id), cancel))[0], fresh, cancel)
            : await deals.WithoutDealAsync(invoice, fresh, cancel);
        var rules = await biller.RulesAsync(billable.Customer, cancel);
        var request = invoice.SubscriptionId is null
            ? OneOff.Request(invoice, billable, rules)
            : invoice.Kind == InvoiceKind.Change
            ? InvoiceAssembler.AssembleChange(DealOnly(invoice, billable), invoice.BillingDate, invoice.ChangedItems, rules,
                await usages.PrefetchAsync([billable], _ => invoice.BillingDate, cancel), await commitments.BeforeChangeAsync(billable.Deal, invoice.BillingDate, invoice.Occasion, cancel))
            : invoice.Kind == InvoiceKind.Late
            ? InvoiceAssembler.AssembleLate(DealOnly(invoice, billable), invoice.BillingDate, rules)
            : InvoiceAssembler.Assemble(DealOnly(invoice, billable), invoice.BillingDate, rules,
                await usages.PrefetchAsync([billable], _ => invoice.BillingDate, cancel), await commitments.PrefetchAsync([billable], _ => invoice.BillingDate, cancel));
        if (!billable.Customer.TaxExempt && invoice.TaxCodes.Count > 0)
            request = request with { Taxes = rules.Taxes.Resolve(invoice.TaxCodes, [], billable.Customer, rules.IssuedOn ?? invoice.BillingDate) };
        if (invoice.SubscriptionId is not null) request = request with { Coupons = [.. request.Coupons, .. OwnCoupons(invoice, billable)] };
        var draft = InvoiceBuilder.Build(request);
        DraftWriter.Write(invoice, draft, billable.Redemptions, context);
        return (draft, billable);
    }

    /// <summary>The invoice's own coupons come after those of its deal.</summary>
    private async Task<BillableDeal> WithOwnCouponsAsync(Invoice invoice, BillableDeal deal, IReadOnlyList<Redemption>? fresh, CancellationToken cancel) =>
        deal with
        {
            Redemptions = [.. deal.Redemptions, .. fresh ?? await db.HeldAsync(invoice.Id.ToString(), cancel)],
            Promised = [.. deal.Promised.Where(p => p.Draft != invoice.Id)],
        };

    private static BillableDeal DealOnly(Invoice invoice, BillableDeal billable) => billable with { Redemptions = [.. billable.Redemptions.Where(r => r.Holder != invoice.Id.ToString())] };

    private static IEnumerable<AppliedCoupon> OwnCoupons(Invoice invoice, BillableDeal billable) =>
        billable.Redemptions.Where(r => r.Holder == invoice.Id.ToString()).Select(r => InvoiceAssembler.CouponOf(r, [], invoice.BillingDate, invoice.BillingDate));
}
