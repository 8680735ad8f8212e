using BillingConsole.Core.Amounts;
using BillingConsole.Core.Taxation;

namespace BillingConsole.Core.Invoicing;

/// <summary>
/// Prices charges into an invoice. The order is the meaning: a commitment looks at all lines, coupons for lines come before coupons
/// for the invoice, tax is due on what coupons leave, and credit pays what is owed after tax. Pure: preview, draft and final invoice
/// come from here.
/// </summary>
public static class InvoiceBuilder
{
    /// <exception cref="AmountOutOfRangeException">An amount does not fit; this one invoice cannot be billed.</exception>
    /// <exception cref="InvalidOperationException">A charge, a commitment or a wallet is in another currency.</exception>
    /// <exception cref="ArgumentException">Two charges have one key.</exception>
    public static InvoiceDraft Build(InvoiceRequest request)
    {
        RefuseTwins(request.Charges);

        IReadOnlyList<InvoiceLine> lines = [.. request.Charges.Select(LineRating.Rate)];
        lines = [.. lines, .. request.Commitments.SelectMany(window => Commitment.Lines(window, lines))];

        var discounts = new List<InvoiceDiscount>();
        foreach (var coupon in request.Coupons.OrderBy(coupon => coupon.IsForLines ? 0 : 1))
        {
            (lines, var discount) = CouponStep.Apply(coupon, lines, request.Currency);
            discounts.Add(discount);
        }

        (lines, var taxes) = TaxStep.Apply(lines, request);

        var total = Sum(lines.Select(line => line.Net + line.ExclusiveTax));
        var (credits, spent) = FundsStep.Pay(total, request);
        var wallet = Sum(spent.Select(funds => funds.Amount));

        return new()
        {
            Currency = request.Currency,
            Lines = lines,
            Discounts = discounts,
            Taxes = taxes,
            ExemptReason = request.ExemptReason,
            Subtotal = Sum(lines.Select(line => line.Amount)),
            DiscountTotal = Sum(lines.Select(line => line.Discount)),
            TaxTotal = Sum(taxes.Select(tax => tax.Amount)),
            Total = total,
            CreditsApplied = credits,
            WalletApplied = wallet,
            AmountDue = Money.Max(total, Sum([])) - credits - wallet,
            Surplus = Money.Max(-total, Sum([])),
            Spent = spent,
            ListTotal = Sum(lines.Select(line => line.ListAmount)),
            Issues = [.. Issues(request, total)],
        };

        Money Sum(IEnumerable<Money> parts) => Money.Sum(parts, request.Currency);
    }

    private static void RefuseTwins(IReadOnlyList<Charge> charges)
    {
        var twin = charges.GroupBy(charge => charge.Key).FirstOrDefault(same => same.Count() > 1);
        if (twin is not null)
            throw new ArgumentException($"Two charges have the key '{twin.Key}'.", nameof(charges));
    }

    private static IEnumerable<string> Issues(InvoiceRequest request, Money total)
    {
        if (request.ExemptReason is { } exempt)
            yield return exempt;
        foreach (var charge in request.Charges.Where(charge => charge.Quantity.Value < 0))
            yield return $"{charge.Description}: the quantity {charge.Quantity} is below zero and bills as 0.";
        foreach (var charge in request.Charges.Where(charge => charge is { HardLimit: true, IncludedUnlimited: false } && charge.Quantity.Value > charge.Included))
            yield return $"{charge.Description}: the usage beyond the hard limit of {new Quantity(charge.Included!.Value)} is not billed.";
        foreach (var tax in request.Taxes.Where(tax => tax.Charge is TaxCharge.Fixed { Amount.Currency: var other } && other != request.Currency))
            yield return $"Tax {tax.Code} is a fixed amount of another currency and was left out.";
        if (total.IsNegative)
            yield return $"The lines sum below zero; {(-total).ToText()} {request.Currency.Code} goes to the credit balance.";
    }
}
