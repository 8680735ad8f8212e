using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;

namespace BillingConsole.Core.Accounting;

/// <summary>What one tax took on a line.</summary>
public sealed record LineTax(string Code, bool Inclusive, Money Amount);

/// <summary>
/// A line's stored money, or the part of it that is left, or the part that a credit note takes.
/// <paramref name="Amount"/> is before coupons, inclusive tax within; <paramref name="Deferred"/> is what of <see cref="Revenue"/> is not yet recognised.
/// </summary>
public sealed record InvoicePart(string Line, ChargeKind Kind, Money Amount, Money Discount, Money Deferred, IReadOnlyList<LineTax> Taxes)
{
    public Money Net => Amount - Discount;

    /// <summary>What the customer pays for the line.</summary>
    public Money Total => Net + Tax(inclusive: false);

    /// <summary>Before coupons, without tax.</summary>
    public Money Revenue => Amount - Tax(inclusive: true);

    internal InvoicePart Less(InvoicePart taken)
    {
        var left = this with
        {
            Amount = Amount - taken.Amount,
            Discount = Discount - taken.Discount,
            Taxes = [.. Taxes.Select(tax => tax with { Amount = tax.Amount - taken.Of(tax.Code) })],
        };
        return left with { Deferred = Money.Min(Deferred, left.Revenue) };
    }

    /// <summary>The part that goes with an amount of the net: discount and taxes in proportion, the unearned part of the revenue first.</summary>
    internal InvoicePart NetShareOf(Money net)
    {
        var discount = InProportion(Discount, net, Net);
        return WithDeferredFirst(net + discount, discount, [.. Taxes.Select(tax => tax with { Amount = InProportion(tax.Amount, net, Net) })]);
    }

    /// <summary>The part that goes with an amount of the total: split by largest remainder over net and exclusive taxes.</summary>
    internal InvoicePart ShareOf(Money total)
    {
        var exclusive = Taxes.Where(tax => !tax.Inclusive).ToArray();
        var shares = total.Allocate([Net.Minor, .. exclusive.Select(tax => (decimal)tax.Amount.Minor)]);
        var taken = NetShareOf(shares[0]);
        var byCode = exclusive.Zip(shares.Skip(1)).ToDictionary(pair => pair.First.Code, pair => pair.Second);
        return taken with { Taxes = [.. taken.Taxes.Select(tax => tax.Inclusive ? tax : tax with { Amount = byCode[tax.Code] })] };
    }

    private InvoicePart WithDeferredFirst(Money amount, Money discount, IReadOnlyList<LineTax> taxes)
    {
        var taken = this with { Amount = amount, Discount = discount, Taxes = taxes };
        return taken with { Deferred = Money.Min(Deferred, taken.Revenue) };
    }

    private Money Of(string tax) => Money.Sum(Taxes.Where(part => part.Code == tax).Select(part => part.Amount), Amount.Currency);

    private Money Tax(bool inclusive) => Money.Sum(Taxes.Where(tax => tax.Inclusive == inclusive).Select(tax => tax.Amount), Amount.Currency);

    private static Money InProportion(Money whole, Money part, Money of) => of.IsZero
        ? Money.Zero(whole.Currency)
        : Money.Round((Exact)whole.ToDecimal() * part.ToDecimal() / of.ToDecimal(), whole.Currency);
}
