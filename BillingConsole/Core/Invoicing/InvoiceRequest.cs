using BillingConsole.Core.Amounts;
using BillingConsole.Core.Discounting;
using BillingConsole.Core.Taxation;

namespace BillingConsole.Core.Invoicing;

/// <summary>
/// Everything that decides an invoice. Equal requests give equal drafts: preview, draft and final invoice differ in nothing but when they ask.
/// </summary>
/// <param name="Currency">Of every amount; another currency in a charge throws.</param>
/// <param name="Charges">In the order of the lines.</param>
/// <param name="Commitments">The windows of the subscription's minimum commitment that the charges lie in: the one that ends, and the one that begins.</param>
/// <param name="Coupons">In the order they were assigned.</param>
/// <param name="Taxes">Already resolved; a charge may carry its own instead.</param>
/// <param name="TaxRounding">Once per code, or once per line.</param>
/// <param name="ExemptReason">Why no tax is charged at all; null when the customer is not exempt.</param>
/// <param name="CreditBalance">The customer's, spent before wallets; null or below zero counts as none.</param>
/// <param name="Wallets">Wallet credit in spending order; empty for top-up invoices.</param>
public sealed record InvoiceRequest(
    Currency Currency,
    IReadOnlyList<Charge> Charges,
    IReadOnlyList<CommitmentWindow> Commitments,
    IReadOnlyList<AppliedCoupon> Coupons,
    IReadOnlyList<TaxTerms> Taxes,
    TaxRounding TaxRounding,
    string? ExemptReason,
    Money? CreditBalance,
    IReadOnlyList<Funds> Wallets)
{
    /// <summary>Charges and nothing else: no commitment, coupon, tax or credit.</summary>
    public static InvoiceRequest Of(Currency currency, params IReadOnlyList<Charge> charges) =>
        new(currency, charges, [], [], [], TaxRounding.PerCode, null, null, []);
}
