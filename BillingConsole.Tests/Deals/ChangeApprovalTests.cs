using BillingConsole.Platform.Data;
using BillingConsole.Platform.Outbox;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Deals;

/// <summary>The policy allows 30 % and no minute below 0.60; a deal at list runs.</summary>
public sealed class ChangeApprovalTests : IAsyncLifetime
{
    private static readonly string[] Reasons = ["The discount of 50 % is above 30 %."];
    private readonly ConsoleHost host = ConsoleHost.At(DealWorld.Start);
    private string deal = "";

    public async ValueTask InitializeAsync()
    {
        await DealWorld.FillAsync(host);
        (await host.PatchAsync("/company", """{"approval":{"enabled":true,"max_discount_percent":"30","floor_prices":{"minute":"0.60"}}}""")).Expect(200);
        deal = await host.AssignAsync();
        await host.BillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.MustBeRightAsync();
        await host.DisposeAsync();
    }

    private string At(string path) => $"/subscriptions/{deal}{path}";

    private static object Half => new { price = "base", amount = "50", reason = "please" };

    [Fact]
    public async Task An_override_beyond_the_policy_waits_and_takes_place_when_another_person_approves()
    {
        using var finance = await host.AsAsync("finance");
        var preview = (await host.PostAsync(At("/overrides/preview"), Half)).Expect(200);
        Assert.Equal(Reasons, preview["approval.reasons"].EnumerateArray().Select(r => r.GetString()));
        var waits = (await host.PostAsync(At("/overrides"), Half)).Expect(200);
        Assert.Equal(("active", 0, "Override of base"), (waits["status"].GetString(), waits["overrides"].GetArrayLength(), waits["pending_change.summary"].GetString()));
        Assert.Equal("change_waits", (await host.PostAsync(At("/coupons"), new { coupon = "WELCOME" })).Expect(409).Code);
        (await host.PostAsync(At("/approve"), new { comment = "my own" })).Expect(403);
        var approved = (await finance.AskAsync(HttpMethod.Post, At("/approve"), new { comment = "agreed" })).Expect(200);
        Assert.Equal((System.Text.Json.JsonValueKind.Null, System.Text.Json.JsonValueKind.Null), (approved["approval"].ValueKind, approved["pending_change"].ValueKind));
        Assert.NotEqual("finance", approved["overrides.0.author"].GetString());
        await host.AdvanceAsync("2026-02-02T00:00:00Z");
        Assert.Equal("50.00", (await host.GetAsync("/invoices?customer=acme"))["data.0.total"].GetString());
        var audit = (await host.GetAsync($"/audit?object={deal}")).Expect(200).Text;
        Assert.Contains("agreed", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_change_leaves_the_deal_as_it_was_and_keeps_the_comment()
    {
        using var finance = await host.AsAsync("finance");
        (await host.PostAsync(At("/overrides"), Half)).Expect(200);
        (await finance.AskAsync(HttpMethod.Post, At("/reject"), "{}")).Expect(422);
        var rejected = (await finance.AskAsync(HttpMethod.Post, At("/reject"), new { comment = "too much" })).Expect(200);
        Assert.Equal(("active", 0), (rejected["status"].GetString(), rejected["overrides"].GetArrayLength()));
        Assert.Contains("too much", (await host.GetAsync($"/audit?object={deal}")).Expect(200).Text, StringComparison.Ordinal);
        (await host.PostAsync(At("/coupons"), new { coupon = "WELCOME" })).Expect(200);
        await host.AdvanceAsync("2026-02-02T00:00:00Z");
        Assert.Equal("80.00", (await host.GetAsync("/invoices?customer=acme"))["data.0.total"].GetString());
    }

    [Fact]
    public async Task A_usage_price_is_judged_without_usage_and_by_its_floor()
    {
        var asked = (await host.PostAsync(At("/overrides/preview"), new { price = "minute", unit_amount = "0.55", reason = "volume" })).Expect(200);
        Assert.Equal(["Minutes is 45 % below list, above 30 %.", "Minutes at 0.55 is below its floor of 0.6."], asked["approval.reasons"].EnumerateArray().Select(r => r.GetString()));
        Assert.False((await host.PostAsync(At("/overrides/preview"), new { price = "minute", unit_amount = "0.75", reason = "volume" })).Expect(200)["approval.required"].GetBoolean());
    }

    [Fact]
    public async Task A_change_of_plan_with_a_deep_override_waits_and_one_at_list_does_not()
    {
        (await host.PostAsync("/plans", """{"code":"pro","name":"Pro","currency":"USD","interval":"month","prices":[{"code":"pro-base","name":"Pro","kind":"recurring","model":"flat","amount":"310"}]}""")).Expect(201);
        var deep = (await host.PostAsync(At("/change-plan"), new { plan = "pro", when = "now", overrides = new[] { new { price = "pro-base", amount = "100", reason = "please" } } })).Expect(200);
        Assert.Equal(("scale", 1), (deep["plan"].GetString(), deep["pending_change.reasons"].GetArrayLength()));
        Assert.Equal(1, (await host.GetAsync("/invoices"))["data"].GetArrayLength());
        using var finance = await host.AsAsync("finance");
        (await finance.AskAsync(HttpMethod.Post, At("/reject"), new { comment = "no" })).Expect(200);
        Assert.Equal("pro", (await host.PostAsync(At("/change-plan"), new { plan = "pro", when = "now" })).Expect(200)["plan"].GetString());
    }

    [Fact]
    public async Task Those_who_may_approve_are_told_by_mail_and_the_author_of_the_decision_is_not()
    {
        (await host.PostAsync("/users", new { email = "cfo@seller.example", name = "Chief", role = "finance" })).Expect(201);
        (await host.PostAsync("/users", new { email = "help@seller.example", name = "Help", role = "support" })).Expect(201);
        (await host.PostAsync(At("/overrides"), Half)).Expect(200);
        await using var scope = host.Services.CreateAsyncScope();
        var sent = await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<OutboxMessage>().Select(m => m.Payload).ToListAsync(TestContext.Current.CancellationToken);
        var mail = Assert.Single(sent, m => m.Contains("Approval needed", StringComparison.Ordinal));
        Assert.Contains("cfo@seller.example", mail, StringComparison.Ordinal);
        Assert.Contains("above 30 %", mail, StringComparison.Ordinal);
    }
}
