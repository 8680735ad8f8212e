using BillingConsole.Tests.Deals;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Subscriptions;

public sealed class PauseTests
{
    [Fact]
    public async Task Fees_of_periods_that_begin_within_a_pause_are_not_charged_and_billing_goes_on_afterwards()
    {
        await using var host = ConsoleHost.At(DealWorld.Start);
        await DealWorld.FillAsync(host);
        var id = await host.AssignAsync();
        await host.BillAsync();
        await host.PostAsync("/test-clock/advance", new { to = "2026-01-20T00:00:00Z" });
        Assert.Equal("paused", (await host.PostAsync($"/subscriptions/{id}/pause")).Expect(200)["status"].GetString());
        Assert.Equal("not_active", (await host.PostAsync($"/subscriptions/{id}/pause")).Expect(409).Code);
        Assert.Equal(1, (await host.GetAsync("/subscriptions?status=paused"))["data"].GetArrayLength());
        await host.PostAsync("/test-clock/advance", new { to = "2026-03-10T00:00:00Z" });
        Assert.Equal(1, (await host.GetAsync("/invoices"))["data"].GetArrayLength());
        Assert.Equal("active", (await host.PostAsync($"/subscriptions/{id}/resume")).Expect(200)["status"].GetString());
        Assert.Equal("not_paused", (await host.PostAsync($"/subscriptions/{id}/resume")).Expect(409).Code);
        await host.PostAsync("/test-clock/advance", new { to = "2026-04-02T00:00:00Z" });
        await host.BillAsync();
        var fees = (await host.GetAsync("/invoices"))["data"].EnumerateArray().Where(i => i.GetProperty("total").GetString() != "0.00").Select(i => i.GetProperty("issued_on").GetString());
        Assert.Equal(["2026-04-01", "2026-01-01"], fees);
    }

    [Fact]
    public async Task The_list_filters_by_the_status_that_its_rows_show()
    {
        await using var host = ConsoleHost.At(DealWorld.Start);
        await DealWorld.FillAsync(host);
        foreach (var (name, terms) in new[] { ("running", ""), ("later", ""","starts_on":"2026-06-01" """), ("trial", ""","trial_days":30"""), ("over", ""","starts_on":"2025-01-01","ends_on":"2025-06-30" """) })
        {
            (await host.PostAsync("/customers", new { external_id = name, name, currency = "USD" })).Expect(201);
            (await host.PostAsync("/subscriptions", $$"""{"customer":"{{name}}","plan":"scale"{{terms}}}""")).Expect(201);
        }
        foreach (var (status, name) in new[] { ("active", "running"), ("scheduled", "later"), ("trialing", "trial"), ("ended", "over") })
        {
            var rows = (await host.GetAsync($"/subscriptions?status={status}")).Expect(200)["data"];
            Assert.Equal([(status, name)], rows.EnumerateArray().Select(r => (r.GetProperty("status").GetString()!, r.GetProperty("customer_name").GetString()!)));
        }
        (await host.GetAsync("/subscriptions?status=sleeping")).Expect(422);
    }
}
