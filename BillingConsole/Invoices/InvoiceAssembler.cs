using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Discounting;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Metering;
using BillingConsole.Coupons;
using BillingConsole.Invoices.Closing;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>
/// Turns a deal and a billing date into the builder's request. Preview, draft and final invoice all come through here,
/// so that they cannot disagree.
/// </summary>
public static class InvoiceAssembler
{
    /// <summary>The request for everything that falls due on a date; what is built of it may have no line.</summary>
    public static InvoiceRequest Assemble(BillableDeal billable, LocalDate date, BillingRules rules, UsageLookup usage, Func<DealWindow, WindowBilling> billedBefore) =>
        Request(billable, date, date, [.. billable.Deal.DueOn(date).Select(d => ChargeOf(billable, d, usage)), .. LateOn(billable, date)], rules)
            with { Commitments = [.. DealWindow.BilledOn(billable.Deal, date).Select(w => w.With(billedBefore(w)))] };

    /// <summary>The request for late usage alone, of a deal that has no other invoice to come.</summary>
    public static InvoiceRequest AssembleLate(BillableDeal billable, LocalDate date, BillingRules rules) => Request(billable, date, date, LateOn(billable, date), rules);

    /// <summary>
    /// The request for what a change of the deal made due: only the items it touched, in the coupon period of the billing date
    /// before. It may lie beyond a commitment, whose window closes with the cycle.
    /// </summary>
    public static InvoiceRequest AssembleChange(
        BillableDeal billable, LocalDate date, IReadOnlyCollection<string> items, BillingRules rules, UsageLookup usage, Func<DealWindow, WindowBilling> billedBefore)
    {
        var deal = billable.Deal;
        var charges = deal.DueOn(date).Where(due => items.Contains(due.Item.Id.ToString())).Select(d => ChargeOf(billable, d, usage)).ToList();
        return Request(billable, date, deal.CouponPeriodOf(date), charges, rules)
            with { Commitments = [.. DealWindow.Around(deal, charges.Select(c => c.Period.Start)).Select(w => w.With(billedBefore(w)))] };
    }

    private static IEnumerable<Charge> LateOn(BillableDeal billable, LocalDate date) => billable.Late.On == date ? billable.Late.Lines.Select(l => l.ToCharge(billable.Deal.Currency)) : [];

    private static InvoiceRequest Request(BillableDeal billable, LocalDate date, LocalDate couponPeriod, IEnumerable<Charge> charges, BillingRules rules)
    {
        var (deal, customer) = (billable.Deal, billable.Customer);
        var taxDate = rules.IssuedOn is { } issued ? LocalDate.Max(issued, date) : date;
        return new(
            deal.Currency,
            [.. charges],
            [],
            [.. billable.Redemptions.Where(r => r.RemovedAt is null).OrderBy(r => r.Position).ThenBy(r => r.Id).Select(r => CouponOf(r, billable.Promised, date, couponPeriod))],
            customer.TaxExempt ? [] : rules.Taxes.Resolve([], deal.Taxes, customer, taxDate),
            rules.Company.TaxRounding,
            customer.TaxExempt ? $"{customer.Name} is exempt from tax." : null,
            billable.CreditBalance,
            billable.Purse.Funds);
    }

    /// <summary>The item and the start of its period: the same line has the same key in preview, draft and final invoice.</summary>
    public static string KeyOf(DuePeriod due) => KeyOf(due.Item, due.Used.Start);

    /// <summary>An add-on may be sold twice to one deal, so its lines name the sale.</summary>
    public static string KeyOf(SubscriptionItem item, LocalDate start) => $"{item.PriceCode}@{start:uuuu-MM-dd}{(item.AddOnId is { } addOn ? $"+{addOn}" : "")}";

    private static Charge ChargeOf(BillableDeal billable, DuePeriod due, UsageLookup usage)
    {
        var (deal, item) = (billable.Deal, due.Item);
        var metered = item.Definition.Kind == PriceKind.Usage ? usage(billable.Customer, item.Definition.Meter!, due.Used) : null;
        return SoldTerms.Of(deal, due).ToCharge(deal.Currency, due.Used) with
        {
            Key = KeyOf(due), InAdvance = item.Definition.BillsInAdvance,
            Quantity = metered?.Quantity ?? new Quantity(item.Quantity), Windows = metered?.Windows, Events = metered?.Windows.Sum(w => w.Events) ?? 0,
        };
    }

    /// <summary>A coupon on a date, in the coupon period of which it is one; a change bills within the period of the billing date before it.</summary>
    internal static AppliedCoupon CouponOf(Redemption redemption, IReadOnlyList<PromisedDiscount> promised, LocalDate date, LocalDate period)
    {
        var coupon = redemption.Coupon!;
        var reach = coupon.AppliesTo;
        var given = redemption.Uses.Where(u => u.ReturnedAt is null).Select(u => u.BillingDate).ToHashSet();
        var held = promised.Where(p => p.Redemption == redemption.Id).Select(p => p.BillingDate).ToHashSet();
        var used = given.Where(d => d != period).Union(held.Where(d => d < period)).Count();
        // A percentage goes on with the rest of the period; an amount is given for the period as a whole.
        var isGiven = coupon.Kind == CouponKind.Fixed && (given.Contains(period) || held.Contains(period));
        return new(
            coupon.Code, coupon.Name, coupon.Terms,
            reach.IsWholeInvoice ? new CouponScope.WholeInvoice() : new CouponScope.Lines(Set(reach.Prices), Set(reach.Plans), Set(reach.AddOns)),
            coupon.Periods is { } periods ? Math.Max(0, periods - used) : null,
            redemption.StartsOn > date ? $"in force from {redemption.StartsOn:uuuu-MM-dd} on" : isGiven ? $"given already for the period of {period:uuuu-MM-dd}" : null);
    }

    private static HashSet<string> Set(List<string>? codes) => [.. codes ?? []];
}
