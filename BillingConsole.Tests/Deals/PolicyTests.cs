using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

/// <summary>The policy allows 30 %; a deal at list runs.</summary>
public sealed class PolicyTests() : DealSuite(ConsoleHost.At(DealWorld.Start))
{
    private static readonly object Half = new { price = "base", amount = "50", reason = "please" };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (await Host.PatchAsync("/company", """{"approval":{"enabled":true,"max_discount_percent":"30"}}""")).Expect(200);
    }

    [Fact]
    public async Task A_paused_deal_is_judged_by_what_it_bills_once_it_goes_on()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        (await ChangedAsync(deal, "/pause", new { })).Expect(200);
        var waits = (await ChangedAsync(deal, "/overrides", Half)).Expect(200);
        Assert.Equal(("paused", "The discount of 50 % is above 30 %."), (waits["status"].GetString(), waits["pending_change.reasons.0"].GetString()));
    }

    [Fact]
    public async Task An_override_that_begins_after_the_shown_invoices_is_judged_by_its_own_price()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        var later = (await ChangedAsync(deal, "/overrides/preview", new { price = "base", amount = "50", reason = "please", starts_on = "2027-01-01" })).Expect(200);
        Assert.Equal(["Base is 50 % below list, above 30 %."], later["approval.reasons"].EnumerateArray().Select(r => r.GetString()));
        var ramp = (await Host.PostAsync("/subscriptions/preview", """{"customer":"acme","plan":"scale","phases":[{"starts_on":"2027-01-01","overrides":[{"price":"base","amount":"60"}]}]}""")).Expect(422);
        Assert.Equal("meter_already_billed", ramp.Code);
    }

    [Fact]
    public async Task Every_limit_that_cannot_be_meant_is_named()
    {
        var refused = (await Host.PatchAsync("/company", """{"approval":{"enabled":true,"max_discount_percent":"101","max_term_months":0,"max_free_months":-1,"floor_prices":{"minute":"-1","nothing":"1"}}}""")).Expect(422);
        Assert.Equal(["approval.floor_prices.minute", "approval.floor_prices.nothing", "approval.max_discount_percent", "approval.max_free_months", "approval.max_term_months"],
            refused["errors"].EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }
}
