using BillingConsole.Core.Amounts;
using BillingConsole.Core.Taxation;

namespace BillingConsole.Core.Invoicing;

/// <summary>
/// Step 5: taxes on the net of each line, after coupons, because tax is due on what is really charged. Inclusive rates are taken out of
/// the price together; every tax then works on the same net. Per code the exact sum is rounded once (or per line) and split back.
/// </summary>
internal static class TaxStep
{
    internal static (IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<InvoiceTax> Taxes) Apply(IReadOnlyList<InvoiceLine> lines, InvoiceRequest request)
    {
        if (request.ExemptReason is not null)
            return (lines, []);
        var own = request.Charges.Where(charge => charge.Taxes is not null).ToDictionary(charge => charge.Key, charge => charge.Taxes!);
        var terms = lines.Select(line => own.GetValueOrDefault(line.Key) ?? request.Taxes).ToArray();
        var nets = lines.Select((line, i) => NetOfInclusive(line, terms[i])).ToArray();
        var taxes = terms.SelectMany(line => line).DistinctBy(tax => tax.Code)
            .Where(tax => tax.Charge is not TaxCharge.Fixed { Amount.Currency: var other } || other == request.Currency)
            .Select(tax => Reckon(tax, lines, [.. nets.Select((net, i) => terms[i].Any(term => term.Code == tax.Code) ? net : Exact.Zero)], request))
            .ToArray();
        return ([.. lines.Select(line => WithTaxes(line, taxes))], taxes);
    }

    private static Exact NetOfInclusive(InvoiceLine line, IReadOnlyList<TaxTerms> taxes) =>
        line.Net.ToDecimal() / (1L + Exact.Sum(taxes.Where(tax => tax.Inclusive).DistinctBy(tax => tax.Code).Select(tax => tax.Share)));

    private static InvoiceTax Reckon(TaxTerms tax, IReadOnlyList<InvoiceLine> lines, IReadOnlyList<Exact> bases, InvoiceRequest request)
    {
        var taxable = Money.Round(Exact.Sum(bases), request.Currency);
        var parts = tax.Charge switch
        {
            TaxCharge.Fixed { Amount: var amount } => FixedParts(tax, amount, taxable, bases),
            _ => RateParts(bases.Select(net => net * tax.Share), request),
        };
        var shares = lines.Select((line, i) => new LineShare(line.Key, parts[i])).Where(share => !share.Amount.IsZero).ToArray();
        return new(tax.Code, tax.Name, tax.Rate, taxable, Money.Sum(parts, request.Currency), tax.Inclusive, shares);
    }

    private static IReadOnlyList<Money> RateParts(IEnumerable<Exact> exact, InvoiceRequest request) => request.TaxRounding switch
    {
        TaxRounding.PerCode => Shares.Of([.. exact], request.Currency),
        TaxRounding.PerLine => [.. exact.Select(tax => Money.Round(tax, request.Currency))],
    };

    // An inclusive fixed tax cannot be more than the price that contains it.
    private static IReadOnlyList<Money> FixedParts(TaxTerms tax, Money amount, Money taxable, IReadOnlyList<Exact> bases)
    {
        var charged = !taxable.IsPositive ? Money.Zero(amount.Currency) : tax.Inclusive ? Money.Min(amount, taxable) : amount;
        return charged.Allocate([.. bases.Select(net => Exact.Max(net, Exact.Zero).ToDecimal())]);
    }

    private static InvoiceLine WithTaxes(InvoiceLine line, IReadOnlyList<InvoiceTax> taxes) => line with
    {
        InclusiveTax = Of(line, taxes.Where(tax => tax.Inclusive)),
        ExclusiveTax = Of(line, taxes.Where(tax => !tax.Inclusive)),
    };

    private static Money Of(InvoiceLine line, IEnumerable<InvoiceTax> taxes) =>
        Money.Sum(taxes.SelectMany(tax => tax.Allocations).Where(share => share.Line == line.Key).Select(share => share.Amount), line.Amount.Currency);
}
