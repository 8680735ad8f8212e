using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;
using BillingConsole.Coupons;

namespace BillingConsole.Invoices;

/// <summary>A line that a person writes: what, how many, at what price.</summary>
public sealed record OneOffLine
{
    public string? Description { get; init; }
    public decimal? Quantity { get; init; }
    public decimal? UnitAmount { get; init; }
    public List<string>? Taxes { get; init; }
}

/// <summary>An invoice without a deal: its lines are its own, everything after them is the same pipeline.</summary>
internal static class OneOff
{
    /// <summary>A top-up only moves money: no tax is due on it, and neither credit nor a wallet pays it.</summary>
    public static InvoiceRequest Request(Invoice invoice, BillableDeal billable, BillingRules rules)
    {
        var customer = billable.Customer;
        var isTopUp = invoice.Kind == InvoiceKind.TopUp;
        var on = rules.IssuedOn ?? invoice.BillingDate;
        var charges = invoice.OneOffLines.Select((line, i) => new Charge
        {
            Key = $"line-{i + 1}", Kind = ChargeKind.OneOff, Description = line.Description!, Period = new(invoice.BillingDate, invoice.BillingDate.PlusDays(1)),
            Terms = new(new PerUnit(line.UnitAmount!.Value), invoice.Currency), Quantity = new(line.Quantity ?? 1),
            Taxes = line.Taxes is { Count: > 0 } codes && !customer.TaxExempt ? rules.Taxes.Named(codes, on, invoice.Currency) : null,
        });
        return new(
            invoice.Currency, [.. charges], [], [.. billable.Redemptions.Select(r => InvoiceAssembler.CouponOf(r, [], invoice.BillingDate, invoice.BillingDate))],
            customer.TaxExempt || isTopUp ? [] : rules.Taxes.Resolve(invoice.TaxCodes, [], customer, on),
            rules.Company.TaxRounding, customer.TaxExempt && !isTopUp ? $"{customer.Name} is exempt from tax." : null,
            isTopUp ? null : billable.CreditBalance, isTopUp ? [] : billable.Purse.Funds);
    }
}
