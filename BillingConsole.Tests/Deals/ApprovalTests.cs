using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

public sealed class ApprovalTests : IAsyncLifetime
{
    private const string Generous = """{"customer":"acme","plan":"scale","overrides":[{"price":"base","amount":"50","reason":"please"}],"coupons":["WELCOME"],"ends_on":"2026-12-31"}""";

    private readonly ConsoleHost host = ConsoleHost.At(DealWorld.Start);

    public async ValueTask InitializeAsync()
    {
        await DealWorld.FillAsync(host);
        (await host.PatchAsync("/company", new { approval = new { enabled = true, max_discount_percent = "30" } })).Expect(200);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static string Path(Reply deal, string act) => $"/subscriptions/{deal["id"].GetString()}/{act}";

    [Fact]
    public async Task A_deal_beyond_the_policy_waits_says_why_and_is_not_billed()
    {
        Assert.True((await host.PostAsync("/subscriptions/preview", Generous)).Expect(200)["approval.required"].GetBoolean());
        var deal = (await host.PostAsync("/subscriptions", Generous)).Expect(201);
        Assert.Equal("pending_approval", deal["status"].GetString());
        Assert.Contains("above 30 %", deal["approval.reasons.0"].GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await host.BillAsync())["invoices"].GetInt32());
        Assert.Equal(1, (await host.GetAsync("/subscriptions?status=pending_approval"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task Its_author_decides_nothing_and_another_person_with_the_right_does()
    {
        using var seller = await host.AsAsync("sales_ops");
        using var finance = await host.AsAsync("finance");
        var own = (await host.PostAsync("/subscriptions", Generous)).Expect(201);
        (await host.PostAsync(Path(own, "approve"), "{}")).Expect(403);
        (await host.PostAsync(Path(own, "reject"), new { comment = "no" })).Expect(403);
        (await seller.AskAsync(HttpMethod.Post, Path(own, "approve"), "{}")).Expect(403);
        var approved = (await finance.AskAsync(HttpMethod.Post, Path(own, "approve"), new { comment = "agreed" })).Expect(200);
        Assert.Equal(("active", "approved", "finance", "agreed"), (approved["status"].GetString(), approved["approval.decision"].GetString(), approved["approval.decided_by"].GetString(), approved["approval.comment"].GetString()));
        Assert.Equal("not_pending", (await finance.AskAsync(HttpMethod.Post, Path(own, "approve"), "{}")).Expect(409).Code);
        Assert.Equal(1, (await host.BillAsync())["invoices"].GetInt32());
    }

    [Fact]
    public async Task A_rejected_deal_returns_its_coupon_bills_nothing_and_keeps_the_reason()
    {
        using var finance = await host.AsAsync("finance");
        var deal = (await host.PostAsync("/subscriptions", Generous)).Expect(201);
        Assert.Equal(1, (await host.GetAsync("/coupons/WELCOME"))["redemptions"].GetInt32());
        Assert.Equal("comment", (await finance.AskAsync(HttpMethod.Post, Path(deal, "reject"), "{}")).Expect(422)["errors"].EnumerateObject().Single().Name);
        var rejected = (await finance.AskAsync(HttpMethod.Post, Path(deal, "reject"), new { comment = "too much off" })).Expect(200);
        Assert.Equal("canceled", rejected["status"].GetString());
        Assert.Equal(0, (await host.GetAsync("/coupons/WELCOME"))["redemptions"].GetInt32());
        await host.PostAsync("/test-clock/advance", new { to = "2026-03-05T00:00:00Z" });
        Assert.Equal(0, (await host.GetAsync("/invoices"))["data"].GetArrayLength());
        // The meter is free again.
        (await host.PostAsync("/subscriptions", new { customer = "acme", plan = "scale", ends_on = "2026-12-31" })).Expect(201);
    }
}
