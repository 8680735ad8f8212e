using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Accounting;

/// <summary>A credit note as it would be issued: the parts it takes back, as positive amounts.</summary>
public sealed record CreditNoteDraft(IReadOnlyList<InvoicePart> Parts, Money DiscountTotal, Money TaxTotal, Money Total)
{
    /// <exception cref="ArgumentException">There is no part.</exception>
    internal static CreditNoteDraft Of(IReadOnlyList<InvoicePart> parts)
    {
        if (parts.Count == 0)
            throw new ArgumentException("Nothing is left to credit.", nameof(parts));
        var currency = parts[0].Amount.Currency;
        return new(
            parts,
            Money.Sum(parts.Select(part => part.Discount), currency),
            Money.Sum(parts.SelectMany(part => part.Taxes).Select(tax => tax.Amount), currency),
            Money.Sum(parts.Select(part => part.Total), currency));
    }
}
