using BillingConsole.Core.Amounts;
using BillingConsole.Core.Discounting;

namespace BillingConsole.Core.Invoicing;

/// <summary>
/// Steps 3 and 4: each coupon takes from what the coupons before it have left, never more. A line coupon in percent works on each
/// line; a fixed one is given once and shared; an invoice coupon works on the remaining subtotal and is split over the lines by net.
/// </summary>
internal static class CouponStep
{
    internal static (IReadOnlyList<InvoiceLine> Lines, InvoiceDiscount Discount) Apply(AppliedCoupon coupon, IReadOnlyList<InvoiceLine> lines, Currency currency)
    {
        var matching = lines.Select(line => coupon.Scope.Matches(line.Price, line.Plan, line.AddOn)).ToArray();
        var open = lines.Select((line, i) => matching[i] && line.Net.IsPositive ? line.Net : Money.Zero(currency)).ToArray();
        var left = Left(coupon, lines, open, currency);
        var reason = CouponVerdict.WhyNot(coupon, currency)
            ?? (Array.IndexOf(matching, true) < 0 ? CouponVerdict.NoLine : left.IsPositive ? null : CouponVerdict.NothingLeft);
        if (reason is not null)
            return (lines, new(coupon.Code, coupon.Name, coupon.IsForLines, Money.Zero(currency), reason, UsesPeriod: false, []));

        var taken = Taken(coupon, open, left);
        var amount = Money.Sum(taken, currency);
        var shares = lines.Select((line, i) => new LineShare(line.Key, taken[i])).Where(share => !share.Amount.IsZero).ToArray();
        return (
            [.. lines.Select((line, i) => line with { Discount = line.Discount + taken[i] })],
            new(coupon.Code, coupon.Name, coupon.IsForLines, amount, amount.IsZero ? CouponVerdict.RoundsToZero : null, UsesPeriod: true, shares));
    }

    // Lines below zero lower what an invoice coupon may take from the others.
    private static Money Left(AppliedCoupon coupon, IReadOnlyList<InvoiceLine> lines, IReadOnlyList<Money> open, Currency currency) =>
        coupon.IsForLines ? Money.Sum(open, currency) : Money.Sum(lines.Select(line => line.Net), currency);

    private static IReadOnlyList<Money> Taken(AppliedCoupon coupon, IReadOnlyList<Money> open, Money left) => coupon.Terms switch
    {
        DiscountTerms.PercentOff { Percent: var percent } when coupon.IsForLines => [.. open.Select(net => Share(net, percent))],
        DiscountTerms.PercentOff { Percent: var percent } => Split(Share(left, percent), open),
        DiscountTerms.AmountOff { Amount: var amount } => Split(Money.Min(amount, left), open),
        _ => throw new InvalidOperationException($"Coupon {coupon.Code} has unknown terms."),
    };

    private static Money Share(Money net, Percent percent) => Money.Round((Exact)net.ToDecimal() * percent.Value / 100, net.Currency);

    private static IReadOnlyList<Money> Split(Money amount, IReadOnlyList<Money> open) => amount.Allocate([.. open.Select(net => (decimal)net.Minor)]);
}
