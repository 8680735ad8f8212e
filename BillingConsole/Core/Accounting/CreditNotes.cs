using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;

namespace BillingConsole.Core.Accounting;

/// <summary>
/// Reverses the stored parts of an invoice instead of reckoning them again: each note takes its share of what earlier notes have left,
/// and the last one takes the rest, so that all notes together are exactly the invoice.
/// </summary>
public static class CreditNotes
{
    /// <summary>Every line of a draft as it may be credited; <paramref name="deferred"/> says what of a line is not yet recognised.</summary>
    public static IReadOnlyList<InvoicePart> Parts(InvoiceDraft invoice, Func<InvoiceLine, Money> deferred) =>
        [.. invoice.Lines.Select(line => new InvoicePart(line.Key, line.Kind, line.Amount, line.Discount, line.InAdvance ? deferred(line) : Money.Zero(line.Amount.Currency), TaxesOf(invoice, line.Key)))];

    /// <summary>What earlier notes have left of the stored parts. <see cref="InvoicePart.Deferred"/> of <paramref name="stored"/> is as of now and stays, within what is left.</summary>
    public static IReadOnlyList<InvoicePart> Remaining(IReadOnlyList<InvoicePart> stored, IEnumerable<InvoicePart> credited)
    {
        var byLine = credited.ToLookup(part => part.Line);
        return [.. stored.Select(part => byLine[part.Line].Aggregate(part, (left, taken) => left.Less(taken)))];
    }

    /// <summary>Everything that is left.</summary>
    public static CreditNoteDraft InFull(IReadOnlyList<InvoicePart> remaining) => CreditNoteDraft.Of(remaining);

    /// <summary>
    /// The named lines, each by an amount of its net (inclusive tax within, exclusive tax on top), or all that is left of it when null.
    /// </summary>
    /// <exception cref="ArgumentException">A line is unknown or named twice, or an amount is not above zero or more than is left.</exception>
    public static CreditNoteDraft OfLines(IReadOnlyList<InvoicePart> remaining, IReadOnlyList<(string Line, Money? Net)> asked)
    {
        if (asked.DistinctBy(line => line.Line).Count() < asked.Count)
            throw new ArgumentException("A line is named twice.", nameof(asked));
        return CreditNoteDraft.Of([.. asked.Select(one => Take(Find(remaining, one.Line), one.Net))]);
    }

    /// <summary>An amount of the invoice's total, tax within, spread over the lines by what is left of each.</summary>
    /// <exception cref="ArgumentException">The amount is not above zero or more than is left.</exception>
    public static CreditNoteDraft OfTotal(IReadOnlyList<InvoicePart> remaining, Money total)
    {
        var left = Money.Sum(remaining.Select(part => part.Total), total.Currency);
        if (!total.IsPositive || total > left)
            throw new ArgumentException($"Between 0 and {left} can be credited, not {total}.", nameof(total));
        if (total == left)
            return InFull(remaining);
        var shares = total.Allocate([.. remaining.Select(part => (decimal)Math.Max(part.Total.Minor, 0))]);
        return CreditNoteDraft.Of([.. remaining.Zip(shares).Where(pair => !pair.Second.IsZero).Select(pair => pair.First.ShareOf(pair.Second))]);
    }

    private static InvoicePart Take(InvoicePart left, Money? net)
    {
        if (net is not { } amount || amount == left.Net)
            return left;
        return amount.IsPositive && amount < left.Net
            ? left.NetShareOf(amount)
            : throw new ArgumentException($"Of line {left.Line} between 0 and {left.Net} can be credited, not {amount}.", nameof(net));
    }

    private static InvoicePart Find(IReadOnlyList<InvoicePart> remaining, string line) =>
        remaining.FirstOrDefault(part => part.Line == line) ?? throw new ArgumentException($"The invoice has no line {line}.", nameof(line));

    private static IReadOnlyList<LineTax> TaxesOf(InvoiceDraft invoice, string line) =>
    [
        .. from tax in invoice.Taxes
           from share in tax.Allocations
           where share.Line == line
           select new LineTax(tax.Code, tax.Inclusive, share.Amount),
    ];
}
