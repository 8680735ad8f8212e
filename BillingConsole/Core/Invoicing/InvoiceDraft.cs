using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Invoicing;

/// <summary>A part of an amount that belongs to a line.</summary>
public sealed record LineShare(string Line, Money Amount);

/// <summary>
/// What a coupon did. <paramref name="Amount"/> is positive; it is zero with a <paramref name="Reason"/> when the coupon gave nothing.
/// Only <paramref name="UsesPeriod"/> counts a billing period as used, once the invoice is finalised.
/// </summary>
public sealed record InvoiceDiscount(string Coupon, string Name, bool LineScope, Money Amount, string? Reason, bool UsesPeriod, IReadOnlyList<LineShare> Allocations);

/// <summary>One tax of an invoice. <paramref name="Rate"/> is in percent, null for a fixed amount; <paramref name="Taxable"/> is the net it was taken on.</summary>
public sealed record InvoiceTax(string Code, string Name, decimal? Rate, Money Taxable, Money Amount, bool Inclusive, IReadOnlyList<LineShare> Allocations);

/// <summary>An invoice as it would be finalised now; it has consumed nothing.</summary>
public sealed record InvoiceDraft
{
    public required Currency Currency { get; init; }

    public required IReadOnlyList<InvoiceLine> Lines { get; init; }

    /// <summary>Every coupon, line coupons first, each group in the order assigned.</summary>
    public required IReadOnlyList<InvoiceDiscount> Discounts { get; init; }

    public required IReadOnlyList<InvoiceTax> Taxes { get; init; }

    /// <summary>Why no tax was charged; null unless the customer is exempt.</summary>
    public string? ExemptReason { get; init; }

    /// <summary>Σ of the lines before coupons; gross where taxes are inclusive.</summary>
    public required Money Subtotal { get; init; }

    public required Money DiscountTotal { get; init; }

    /// <summary>All taxes, those contained in the prices too.</summary>
    public required Money TaxTotal { get; init; }

    /// <summary>Subtotal − discounts + exclusive taxes.</summary>
    public required Money Total { get; init; }

    public required Money CreditsApplied { get; init; }

    public required Money WalletApplied { get; init; }

    /// <summary>Never below zero.</summary>
    public required Money AmountDue { get; init; }

    /// <summary>What a total below zero gives to the customer's credit balance.</summary>
    public required Money Surplus { get; init; }

    public required IReadOnlyList<FundsSpent> Spent { get; init; }

    /// <summary>Σ of the lines at list price, before coupons.</summary>
    public required Money ListTotal { get; init; }

    /// <summary>Whether it would say nothing at all: no amount, no list amount and no quantity on any line. Such an invoice is not made.</summary>
    public bool BillsNothing => Lines.All(l => l.Amount.IsZero && l.ListAmount.IsZero && l.Quantity.Value == 0);

    /// <summary>Sentences for the person who reviews the draft.</summary>
    public required IReadOnlyList<string> Issues { get; init; }
}
