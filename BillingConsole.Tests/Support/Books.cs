using System.Text.Json;

namespace BillingConsole.Tests.Support;

/// <summary>What must hold after everything that touches money, and short ways to make money move.</summary>
internal static class Books
{
    /// <summary>The chain, every entry, and every balance against the rows beside it.</summary>
    public static async Task MustBeRightAsync(this ConsoleHost host)
    {
        var report = (await host.PostAsync("/ledger/verify")).Expect(200);
        Assert.True(report["ok"].GetBoolean(), report.Text);
        var trial = (await host.GetAsync("/ledger/trial-balance")).Expect(200);
        Assert.Equal(0m, decimal.Parse(trial["difference"].GetString()!, System.Globalization.CultureInfo.InvariantCulture));
    }

    public static async Task<string> CustomerAsync(this ConsoleHost host, string currency = "USD", object? more = null)
    {
        var id = $"c{Guid.NewGuid():N}";
        (await host.PostAsync("/customers", more ?? new { external_id = id, name = $"Customer {id[..6]}", email = "billing@customer.example", currency })).Expect(201);
        return id;
    }

    /// <summary>A final one-off invoice without tax.</summary>
    public static async Task<string> InvoiceAsync(this ConsoleHost host, string customer, string amount, bool finalize = true)
    {
        var made = (await host.PostAsync("/invoices", new { customer, lines = new[] { new { description = "Work", unit_amount = amount } }, finalize })).Expect(201);
        return made["id"].GetString()!;
    }

    public static Task<Reply> PayAsync(this ConsoleHost host, string invoice, string amount, string method = "bank_transfer") =>
        host.PostAsync($"/invoices/{invoice}/payments", new { amount, method });

    /// <summary>What an account holds by the journal, on its normal side; 0 when nothing was posted there.</summary>
    public static async Task<decimal> AccountAsync(this ConsoleHost host, string code, string currency = "USD")
    {
        var accounts = (await host.GetAsync("/ledger/accounts")).Expect(200)["data"].EnumerateArray();
        var found = accounts.FirstOrDefault(a => Text(a, "code") == code && Text(a, "currency") == currency);
        return found.ValueKind == JsonValueKind.Undefined ? 0 : Amount(found, "balance");
    }

    public static Task<Reply> InvoiceOfAsync(this ConsoleHost host, string invoice) => host.GetAsync($"/invoices/{invoice}");

    public static async Task AdvanceAsync(this ConsoleHost host, string to) => (await host.PostAsync("/test-clock/advance", new { to })).Expect(200);

    public static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    public static decimal Amount(JsonElement row, string name) => decimal.Parse(Text(row, name), System.Globalization.CultureInfo.InvariantCulture);

    public static decimal Amount(this Reply reply, string path) => decimal.Parse(reply[path].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The console on a test clock at 15 January 2026, on SQLite, with its jobs.</summary>
public sealed class MoneyHost : ConsoleHost
{
    public const string Start = "2026-01-15T09:00:00Z";

    public MoneyHost() => (Settings["Clock:Mode"], Settings["Clock:Start"], Settings["Jobs:Enabled"]) = ("Test", Start, "true");
}
