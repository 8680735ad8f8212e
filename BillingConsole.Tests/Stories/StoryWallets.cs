using System.Globalization;
using System.Text;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stories;

/// <summary>Every wallet with its movements: which credit paid which invoice, and what is left.</summary>
internal static class StoryWallets
{
    public static async Task WriteAsync(ConsoleHost host, StringBuilder text)
    {
        foreach (var wallet in (await host.GetAsync("/wallets?limit=200")).Expect(200)["data"].EnumerateArray().Reverse())
        {
            var id = StoryReport.Text(wallet, "id");
            text.Append(CultureInfo.InvariantCulture, $"wallet {StoryReport.Text(wallet, "name")}  {StoryReport.Text(wallet, "customer_name")}  {StoryReport.Text(wallet, "currency")}\n");
            foreach (var move in (await host.GetAsync($"/wallets/{id}/transactions?limit=200")).Expect(200)["data"].EnumerateArray().Reverse())
                StoryReport.Row(text, $"  {StoryReport.Text(move, "at")[..10]} {StoryReport.Text(move, "kind")} {StoryReport.Text(move, "move")}  {StoryReport.Text(move, "memo")}", StoryReport.Text(move, "amount"));
            if (StoryReport.Text(wallet, "pending") is { } pending && pending.Any(c => c is >= '1' and <= '9')) StoryReport.Row(text, "  pending", pending);
            StoryReport.Row(text, "  balance", StoryReport.Text(wallet, "balance"));
        }
    }
}
