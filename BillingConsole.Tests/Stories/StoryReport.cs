using System.Globalization;
using System.Text;
using System.Text.Json;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stories;

/// <summary>Writes the lower half: every invoice with its lines, then the journal, then what the accounts add up to.</summary>
internal static class StoryReport
{
    private const int Width = 72;

    public static async Task<string> WriteAsync(ConsoleHost host)
    {
        var text = new StringBuilder();
        var totals = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var rows = (await host.GetAsync("/invoices?limit=200")).Expect(200)["data"].EnumerateArray().Reverse().ToList();
        var names = (await host.GetAsync("/customers?limit=200")).Expect(200)["data"].EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("name").GetString()!);
        var journal = new StringBuilder();
        foreach (var row in rows)
        {
            var invoice = (await host.GetAsync($"/invoices/{row.GetProperty("id").GetString()}")).Expect(200).Json;
            WriteInvoice(text, invoice, names[Text(invoice, "customer")]);
            WriteJournal(journal, invoice, totals);
        }
        await StoryWallets.WriteAsync(host, text);
        text.Append("journal\n").Append(journal);
        foreach (var entry in (await host.GetAsync("/ledger/entries?limit=200")).Expect(200)["data"].EnumerateArray().Reverse().Where(e => Text(e, "invoice").Length == 0))
            WriteEntries(text, [entry], Text(entry, "memo"), totals);
        text.Append("accounts\n");
        foreach (var (account, amount) in totals.Where(t => t.Value != 0)) Row(text, "  " + account, Plain(amount));
        Row(text, "  difference", Plain(totals.Values.Sum()));
        return text.ToString();
    }

    private static void WriteInvoice(StringBuilder text, JsonElement invoice, string customer)
    {
        var period = invoice.GetProperty("period");
        var due = Text(invoice, "amount_due");
        var state = Text(invoice, "status").Replace('_', ' ') + (Number(due) != 0 && Text(invoice, "status") != "draft" ? $", {due} due" : "");
        text.Append(CultureInfo.InvariantCulture, $"invoice {Text(invoice, "number")}  {customer}  {Text(period, "start")}..{Text(period, "end")}  {Text(invoice, "currency")}  issued {Text(invoice, "issued_on")}  {state}\n");
        foreach (var line in invoice.GetProperty("lines").EnumerateArray()) Row(text, "  " + LineText(line), Text(line, "amount"));
        foreach (var discount in invoice.GetProperty("discounts").EnumerateArray())
            Row(text, $"  {Text(discount, "coupon")}{(Text(discount, "reason") is { Length: > 0 } why ? $": {why}" : "")}", Minus(Text(discount, "amount")));
        foreach (var tax in invoice.GetProperty("taxes").EnumerateArray())
            Row(text, $"  {Text(tax, "code")} {Text(tax, "rate")}%{(tax.GetProperty("inclusive").GetBoolean() ? " contained" : "")} on {Text(tax, "taxable")}", Text(tax, "amount"));
        foreach (var issue in invoice.GetProperty("issues").EnumerateArray()) text.Append(CultureInfo.InvariantCulture, $"  ! {issue.GetString()}\n");
        Row(text, "  total", Text(invoice, "total"));
        if (Number(Text(invoice, "wallet_applied")) != 0) Row(text, "  wallet applied", Minus(Text(invoice, "wallet_applied")));
        if (Number(Text(invoice, "credits_applied")) != 0) Row(text, "  credit applied", Minus(Text(invoice, "credits_applied")));
        foreach (var note in invoice.GetProperty("credit_notes").EnumerateArray()) Row(text, $"  {Text(note, "number")} {Text(note, "issued_on")} to {Text(note, "to")}, {Text(note, "off_due")} off due", Minus(Text(note, "total")));
        foreach (var payment in invoice.GetProperty("payments").EnumerateArray()) Row(text, $"  paid {Text(payment, "received_on")}", Minus(Text(payment, "amount")));
        if (Number(Text(invoice, "lost")) != 0) Row(text, "  lost in disputes", Minus(Text(invoice, "lost")));
    }

    private static string LineText(JsonElement line)
    {
        var (unit, list) = (Text(line, "unit_amount"), Text(line, "list_unit_amount"));
        var included = Text(line, "included") is { Length: > 0 } some and not "0" ? $" ({Text(line, "quantity")} used, {some} included)" : "";
        var price = unit.Length == 0 ? "" : $" × {unit}{(list.Length > 0 && list != unit ? $" (list {list})" : "")}";
        return $"{Text(line, "description")}  {Text(line, "billable_quantity")}{price}{included}";
    }

    private static void WriteJournal(StringBuilder text, JsonElement invoice, SortedDictionary<string, decimal> totals)
    {
        foreach (var entries in invoice.GetProperty("journal").EnumerateArray().GroupBy(DaysAreOne)) WriteEntries(text, [.. entries], Text(invoice, "number"), totals);
    }

    private static void WriteEntries(StringBuilder text, IReadOnlyList<JsonElement> entries, string about, SortedDictionary<string, decimal> totals)
    {
        var (first, last, count) = (Text(entries[0], "on"), Text(entries[^1], "on"), entries.Count);
        text.Append(CultureInfo.InvariantCulture, $"  {first}{(first == last ? "" : $"..{last}")} {about} {Text(entries[0], "kind")}{(count == 1 ? "" : $", {count} entries")}\n");
        var postings = entries.SelectMany(e => e.GetProperty("postings").EnumerateArray()
            .Select(p => (Account: Text(p, "account"), Currency: Text(e, "currency"), Amount: Number(Text(p, "debit")) - Number(Text(p, "credit")))));
        foreach (var posting in postings.GroupBy(p => (p.Account, p.Currency)))
        {
            var (account, amount) = ($"{posting.Key.Account} {posting.Key.Currency}", posting.Sum(p => p.Amount));
            totals[account] = totals.GetValueOrDefault(account) + amount;
            Row(text, "    " + posting.Key.Account, Plain(amount));
        }
    }

    /// <summary>What is earned day by day is told once, from the first day to the last; every other entry stands alone.</summary>
    private static string DaysAreOne(JsonElement entry) =>
        Text(entry, "kind") is "revenue_recognised" or "recognition_reversed" ? Text(entry, "kind") : Text(entry, "id");

    internal static void Row(StringBuilder text, string left, string right) =>
        text.Append(left).Append(' ', Math.Max(2, Width - left.Length - right.Length)).Append(right).Append('\n');

    internal static string Text(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : element.GetProperty(name).ValueKind == JsonValueKind.Null ? "" : element.GetProperty(name).GetRawText();

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Minus(string amount) => Number(amount) == 0 ? amount : "-" + amount;
}
