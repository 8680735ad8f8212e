using System.Text.Json;

namespace BillingConsole.Tests.Deals;

/// <summary>An invoice in one sentence, so that two of them are equal exactly when all their figures are.</summary>
internal static class InvoiceFigure
{
    private static readonly string[] Totals = ["subtotal", "discount_total", "tax_total", "total"];

    /// <summary>Every figure of an invoice, lines, discounts and taxes included.</summary>
    public static string Of(JsonElement invoice) => string.Join(' ',
        Totals.Select(n => invoice.GetProperty(n).GetString())
            .Concat(Rows(invoice, "lines", "description", "quantity", "included", "list_amount", "amount", "net"))
            .Concat(Rows(invoice, "discounts", "coupon", "amount"))
            .Concat(Rows(invoice, "taxes", "code", "taxable", "amount")));

    private static IEnumerable<string> Rows(JsonElement invoice, string list, params string[] fields) =>
        invoice.GetProperty(list).EnumerateArray().Select(row => string.Join(':', fields.Select(f => row.GetProperty(f).ToString())));
}
