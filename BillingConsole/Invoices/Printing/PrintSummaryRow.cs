namespace BillingConsole.Invoices.Printing;

/// <summary>One row of the totals, in the order in which they are added up.</summary>
internal sealed record PrintSummaryRow(string Label, string Amount, PrintWeight Weight = PrintWeight.Plain, string? Detail = null)
{
    public static IReadOnlyList<PrintSummaryRow> Of(InvoicePrint print)
    {
        var totals = print.Totals;
        var rows = new List<PrintSummaryRow> { new(totals.SubtotalLabel, totals.Subtotal) };
        rows.AddRange(print.Discounts.Select(discount => new PrintSummaryRow(discount.Label, discount.Amount)));
        rows.AddRange(Sum("discount", totals.Discount, print.Discounts.Count));
        rows.AddRange(print.Taxes.Select(tax => new PrintSummaryRow(tax.Label, tax.Amount, Detail: $"on {tax.TaxableBase}")));
        rows.AddRange(Sum("tax", totals.Tax, print.Taxes.Count));
        rows.Add(new(totals.TotalLabel, totals.Total, PrintWeight.Strong));
        rows.AddRange(totals.Settlements().Select(row => new PrintSummaryRow(row.Label, row.Amount)));
        rows.Add(new(totals.DueLabel, totals.Due, PrintWeight.Due));
        return rows;
    }

    // A sum of exactly one row would only repeat it.
    private static IEnumerable<PrintSummaryRow> Sum(string name, string? amount, int parts) => (amount, parts) switch
    {
        (null, _) or (_, 1) => [],
        (_, 0) => [new($"{char.ToUpperInvariant(name[0])}{name[1..]}", amount)],
        _ => [new($"Total {name}", amount)],
    };
}
