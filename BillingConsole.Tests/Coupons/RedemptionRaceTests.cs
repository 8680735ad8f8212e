using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Coupons;

public sealed class RedemptionRaceTests
{
    [Fact]
    public async Task Fifty_deals_at_once_take_a_coupon_of_five_exactly_five_times()
    {
        await using var host = ConsoleHost.At("2026-01-15T00:00:00Z");
        await RaceAsync(host);
    }

    [Fact]
    public async Task Fifty_deals_at_once_take_a_coupon_of_five_exactly_five_times_on_postgres()
    {
        await using var host = ConsoleHost.OnPostgres("2026-01-15T00:00:00Z");
        await RaceAsync(host);
    }

    private static async Task RaceAsync(ConsoleHost host)
    {
        (await host.PostAsync("/plans", new { code = "scale", name = "Scale", currency = "USD", interval = "month", prices = new[] { new { code = "base", kind = "recurring", model = "flat", amount = "100" } } })).Expect(201);
        (await host.PostAsync("/coupons", new { code = "FIRST5", name = "First five", kind = "percentage", percent_off = "20", duration = "once", max_redemptions = 5 })).Expect(201);
        for (var i = 0; i < 50; i++) (await host.PostAsync("/customers", new { external_id = $"c{i}", name = $"Customer {i}", currency = "USD" })).Expect(201);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            host.PostAsync("/subscriptions", $$"""{"customer":"c{{i}}","plan":"scale","coupons":["FIRST5"]}""")));

        Assert.Equal(5, answers.Count(a => a.Status == 201));
        Assert.All(answers.Where(a => a.Status != 201), a => Assert.Equal("coupon_used_up", a.Expect(422).Code));
        Assert.Equal(5, (await host.GetAsync("/coupons/FIRST5"))["redemptions"].GetInt32());
        var holders = (await host.GetAsync("/coupons/FIRST5/redemptions")).Expect(200);
        Assert.Equal(5, holders["data"].GetArrayLength());
        Assert.StartsWith("Customer ", holders["data.0.customer_name"].GetString());
    }
}
