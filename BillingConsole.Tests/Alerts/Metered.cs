using System.Text.Json;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Alerts;

/// <summary>A customer who pays 1.00 for each call.</summary>
internal sealed record Metered(string Customer, string Meter)
{
    public static async Task<Metered> SellAsync(ConsoleHost host)
    {
        var meter = $"calls{Guid.NewGuid():N}"[..16];
        (await host.PostAsync("/meters", new { code = meter, name = "Calls", event_type = meter, aggregation = "sum", value_property = "value" })).Expect(201);
        (await host.PostAsync("/plans", new
        {
            code = meter, name = "Calls", currency = "USD", interval = "month",
            prices = new[] { new { code = meter, name = "Calls", kind = "usage", model = "per_unit", unit_amount = "1.00", meter } },
        })).Expect(201);
        var customer = await host.CustomerAsync();
        (await host.PostAsync("/subscriptions", new { customer, plan = meter, starts_on = "2026-01-15" })).Expect(201);
        return new(customer, meter);
    }
}

internal static class Watching
{
    private static int events;

    public static async Task AlertAtAsync(this ConsoleHost host, string wallet, string threshold) =>
        (await host.PutAsync($"/wallets/{wallet}/alert", new { enabled = true, threshold })).Expect(200);

    public static async Task<IReadOnlyList<JsonElement>> FiringsAsync(this ConsoleHost host, string wallet) =>
        [.. (await host.GetAsync($"/alerts?wallet={wallet}&limit=200")).Expect(200)["data"].EnumerateArray()];

    public static async Task UseAsync(this ConsoleHost host, Metered sold, decimal value)
    {
        var id = $"e{Interlocked.Increment(ref events)}-{Guid.NewGuid():N}";
        (await host.PostAsync("/events", new { id, source = "test", type = sold.Meter, subject = sold.Customer, data = new { value } })).Expect(200);
    }

    /// <summary>Exposure follows the commit within a moment; this waits for it and fails after ten seconds.</summary>
    public static async Task OngoingBecomesAsync(this ConsoleHost host, string wallet, string expected)
    {
        var shown = "";
        for (var tries = 0; tries < 200 && shown != expected; tries++)
        {
            shown = (await host.GetAsync($"/wallets/{wallet}")).Expect(200)["ongoing_balance"].GetString()!;
            if (shown != expected) await Task.Delay(50);
        }
        Assert.Equal(expected, shown);
    }
}
