using System.Globalization;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Discounting;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Taxation;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Tests.Core.Invoicing;

/// <summary>Short words for the requests that invoice tests are made of; USD, January 2026.</summary>
internal static class Bill
{
    internal static readonly Currency Usd = Currency.Of("USD");
    internal static readonly Period January = new(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 1));

    internal static Money Dollars(decimal amount) => Money.Round(amount, Usd);

    internal static Charge Fee(decimal amount, string price = "fee") => new()
    {
        Key = price,
        Kind = ChargeKind.Recurring,
        Description = price,
        Price = price,
        Plan = "scale",
        Period = January,
        InAdvance = true,
        Terms = new PriceTerms(new Flat(amount), Usd),
        Quantity = new Quantity(1),
    };

    internal static Charge Usage(decimal quantity, decimal unitAmount, string price = "usage") => new()
    {
        Key = price,
        Kind = ChargeKind.Usage,
        Description = price,
        Price = price,
        Meter = price,
        Plan = "scale",
        Period = January,
        Terms = new PriceTerms(new PerUnit(unitAmount), Usd),
        Quantity = new Quantity(quantity),
    };

    internal static InvoiceRequest Of(params IReadOnlyList<Charge> charges) => InvoiceRequest.Of(Usd, charges);

    internal static AppliedCoupon Percent(decimal percent, string code = "P", int? periodsLeft = null, params string[] prices) =>
        new(code, code, new DiscountTerms.PercentOff(BillingConsole.Core.Amounts.Percent.Of(percent)), Scope(prices), periodsLeft);

    internal static AppliedCoupon Off(decimal amount, string code = "F", params string[] prices) =>
        new(code, code, new DiscountTerms.AmountOff(Dollars(amount)), Scope(prices));

    internal static TaxTerms Tax(string code, decimal percent, bool inclusive = false) =>
        new(code, code, new TaxCharge.Rate(PercentRate.Of(percent)), inclusive);

    internal static TaxTerms FixedTax(string code, decimal amount, bool inclusive = false) =>
        new(code, code, new TaxCharge.Fixed(Dollars(amount)), inclusive);

    internal static InvoiceDraft Build(this InvoiceRequest request) => InvoiceBuilder.Build(request);

    /// <summary>"2.25|0.41|2.66" for easy reading.</summary>
    internal static string Texts(params IEnumerable<Money> amounts) => string.Join('|', amounts.Select(amount => amount.ToText()));

    /// <summary>Every figure of a draft as text, to compare two of them.</summary>
    internal static string Print(InvoiceDraft draft) => string.Join('\n',
    [
        .. draft.Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Key} {line.Quantity} {line.Billable} {line.ListAmount} {line.Amount} {line.Discount} {line.InclusiveTax} {line.ExclusiveTax} {string.Join(';', line.Parts)}")),
        .. draft.Discounts.Select(discount => $"{discount.Coupon} {discount.Amount} {discount.Reason} {discount.UsesPeriod} {string.Join(';', discount.Allocations)}"),
        .. draft.Taxes.Select(tax => $"{tax.Code} {tax.Taxable} {tax.Amount} {string.Join(';', tax.Allocations)}"),
        .. draft.Spent.Select(funds => $"{funds}"),
        .. draft.Issues,
        Texts(draft.Subtotal, draft.DiscountTotal, draft.TaxTotal, draft.Total, draft.CreditsApplied, draft.WalletApplied, draft.AmountDue, draft.Surplus, draft.ListTotal),
    ]);

    private static CouponScope Scope(string[] prices) => prices.Length == 0 ? new CouponScope.WholeInvoice() : new CouponScope.Lines(prices, [], []);
}
