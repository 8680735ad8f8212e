using BillingConsole.Tests.Deals;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Catalog;

/// <summary>A price rises from 100 to 120; the deal is billed on the 1st of each month.</summary>
public sealed class SupersededPriceTests : IAsyncLifetime
{
    private readonly ConsoleHost host = ConsoleHost.At(DealWorld.Start);

    public async ValueTask InitializeAsync()
    {
        await DealWorld.FillAsync(host);
        (await host.PostAsync("/customers", new { external_id = "beta", name = "Beta", currency = "USD" })).Expect(201);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Reply> RaiseAsync(string from, string reach) => host.PatchAsync("/plans/scale", $$"""
        {"prices":[{"code":"base","name":"Base","kind":"recurring","model":"flat","amount":"120","starts_on":"{{from}}"}],"apply_to":"{{reach}}"}
        """);

    private async Task<string> BilledAsync(string customer, string until)
    {
        await host.AdvanceAsync(until);
        var rows = (await host.GetAsync($"/invoices?customer={customer}")).Expect(200)["data"].EnumerateArray().Reverse();
        return string.Join(' ', rows.Select(r => r.GetProperty("total").GetString()));
    }

    [Fact]
    public async Task A_running_deal_moves_with_its_next_period_on_or_after_the_date_when_all_are_meant()
    {
        await host.AssignAsync();
        await host.AdvanceAsync("2026-01-20T12:00:00Z");
        (await RaiseAsync("2026-02-10", "all")).Expect(200);
        Assert.Equal("100.00 100.00 120.00 120.00", await BilledAsync("acme", "2026-04-02T00:00:00Z"));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_running_deal_keeps_the_price_it_was_sold_when_only_new_ones_are_meant()
    {
        await host.AssignAsync();
        (await RaiseAsync("2026-02-01", "new")).Expect(200);
        Assert.Equal("100.00 100.00 100.00", await BilledAsync("acme", "2026-03-02T00:00:00Z"));
        await host.AssignAsync(new { customer = "beta", plan = "scale" });
        Assert.Equal("120.00", await BilledAsync("beta", "2026-03-03T00:00:00Z"));
    }

    [Fact]
    public async Task A_negotiated_price_does_not_move_and_a_date_in_the_past_moves_only_what_is_not_billed()
    {
        await host.AssignAsync(new { customer = "acme", plan = "scale", overrides = new[] { new { price = "base", amount = "90", reason = "two years" } } });
        await host.AssignAsync(new { customer = "beta", plan = "scale" });
        await host.AdvanceAsync("2026-02-15T12:00:00Z");
        (await RaiseAsync("2026-01-01", "all")).Expect(200);
        Assert.Equal("90.00 90.00 90.00", await BilledAsync("acme", "2026-03-02T00:00:00Z"));
        Assert.Equal("100.00 100.00 120.00", await BilledAsync("beta", "2026-03-02T00:00:00Z"));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task An_add_on_moves_as_a_plan_does()
    {
        var deal = await host.AssignAsync(new { customer = "acme", plan = "scale", add_ons = new[] { new { add_on = "seats", quantity = "3" } } });
        await host.AdvanceAsync("2026-01-10T12:00:00Z");
        (await host.PatchAsync("/add-ons/seats", """{"prices":[{"code":"seat","kind":"recurring","model":"flat","amount":"15","starts_on":"2026-02-01"}],"apply_to":"all"}""")).Expect(200);
        Assert.Equal("130.00 145.00", await BilledAsync("acme", "2026-02-02T00:00:00Z"));
        var prices = (await host.GetAsync($"/subscriptions/{deal}")).Expect(200)["prices"].EnumerateArray().ToList();
        Assert.Equal(3, prices.Count);
        Assert.Equal("15", prices.Single(p => p.GetProperty("price").GetString() == "seat").GetProperty("list").GetProperty("amount").GetString());
    }
}
