using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Invoices;

public sealed class CockpitTests
{
    private static async Task<(ConsoleHost Host, string Deal)> WorldAsync()
    {
        var host = ConsoleHost.At("2026-01-01T00:00:00Z");
        host.Settings["Jobs:Enabled"] = "true";
        (await host.PostAsync("/meters", new { code = "calls", name = "Calls", event_type = "calls", aggregation = "sum", value_property = "value" })).Expect(201);
        (await host.PostAsync("/plans", new
        {
            code = "p", name = "Plan", currency = "USD", interval = "month",
            prices = new object[] { new { code = "fee", kind = "recurring", model = "flat", amount = "10.00" }, new { code = "calls", name = "Calls", kind = "usage", meter = "calls", model = "per_unit", unit_amount = "1.00" } },
        })).Expect(201);
        (await host.PostAsync("/customers", new { external_id = "acme", name = "Acme", currency = "USD" })).Expect(201);
        var deal = (await host.PostAsync("/subscriptions", new { customer = "acme", plan = "p", starts_on = "2026-01-01" })).Expect(201)["id"].GetString()!;
        return (host, deal);
    }

    private static async Task UseAsync(ConsoleHost host, string day, decimal value) =>
        (await host.PostAsync("/events", new { id = day, source = "t", type = "calls", subject = "acme", time = $"{day}T12:00:00Z", data = new { value } })).Expect(200);

    [Fact]
    public async Task What_would_be_billed_is_held_against_the_periods_before()
    {
        var (host, _) = await WorldAsync();
        await using var _1 = host;
        foreach (var (day, next) in new[] { ("2026-01-10", "2026-02-02"), ("2026-02-10", "2026-03-02"), ("2026-03-10", "2026-04-02") })
        {
            await host.AdvanceAsync($"{day}T13:00:00Z");
            await UseAsync(host, day, 100);
            await host.AdvanceAsync($"{next}T00:00:00Z");
        }
        var quiet = (await host.PostAsync("/billing-runs/preview", new { as_of = "2026-05-01" })).Expect(200);
        Assert.Equal((1, "110.00", "10.00"), (quiet["due"].GetInt32(), quiet["rows.0.last"].GetString(), quiet["rows.0.total"].GetString()));
        Assert.Contains("No usage of Calls: it was 100 last period.", quiet["rows.0.notes"].EnumerateArray().Select(n => n.GetString()));
        await host.AdvanceAsync("2026-04-10T13:00:00Z");
        await UseAsync(host, "2026-04-10", 5000);
        var loud = (await host.PostAsync("/billing-runs/preview", new { as_of = "2026-05-01" })).Expect(200);
        Assert.Contains(loud["rows.0.notes"].EnumerateArray(), n => n.GetString()!.Contains("far from the usual", StringComparison.Ordinal));
        Assert.Equal(4, (await host.GetAsync("/invoices?customer=acme")).Expect(200)["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_held_deal_is_billed_by_no_run_until_it_is_released()
    {
        var (host, deal) = await WorldAsync();
        await using var _1 = host;
        Assert.Equal("reason", (await host.PostAsync("/billing-runs/hold", new { subscription = deal })).Expect(422)["errors"].EnumerateObject().Single().Name);
        (await host.PostAsync("/billing-runs/hold", new { subscription = deal, reason = "price under discussion" })).Expect(200);
        Assert.Equal("already_held", (await host.PostAsync("/billing-runs/hold", new { subscription = deal, reason = "again" })).Expect(409).Code);
        await host.AdvanceAsync("2026-01-05T00:00:00Z");
        Assert.Equal(0, (await Billing.RunAsync(host, "acme"))["invoices"].GetInt32());
        Assert.Equal("price under discussion", (await host.GetAsync("/billing-runs/waiting")).Expect(200)["held.0.reason"].GetString());
        (await host.PostAsync("/billing-runs/release", new { subscription = deal })).Expect(200);
        (await host.PostAsync("/billing-runs/release", new { subscription = deal })).Expect(404);
        Assert.Equal(1, (await Billing.RunAsync(host, "acme"))["invoices"].GetInt32());
        await host.MustBeRightAsync();
    }
}
