using System.Text.Json;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

public sealed class AssignPlanTests : IAsyncLifetime
{
    private const string Negotiated = """
        {"customer":"acme","plan":"scale","starts_on":"2026-01-01","overrides":[{"price":"base","amount":"80","reason":"two-year deal"},{"price":"minute","unit_amount":"0.80","reason":"volume"}],
         "coupons":["WELCOME"],"taxes":["GST"],"add_ons":[{"add_on":"seats","quantity":"3"}],"purchase_order":"PO-7"}
        """;

    private readonly ConsoleHost host = ConsoleHost.At(DealWorld.Start);

    public async ValueTask InitializeAsync() => await DealWorld.FillAsync(host);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_deal_keeps_its_overrides_with_reason_author_and_list_price_and_its_coupon_add_on_and_tax()
    {
        var deal = (await host.PostAsync("/subscriptions", Negotiated)).Expect(201);
        Assert.Equal(("80", "100", "two-year deal"), (deal["overrides.0.change.amount"].GetString(), deal["overrides.0.list_price.amount"].GetString(), deal["overrides.0.reason"].GetString()));
        Assert.NotEqual("", deal["overrides.0.author"].GetString());
        Assert.Equal(("WELCOME", 2, 2), (deal["coupons.0.coupon"].GetString(), deal["coupons.0.periods"].GetInt32(), deal["coupons.0.periods_left"].GetInt32()));
        Assert.Equal("2026-02-01", deal["coupons.0.last_on"].GetString());
        Assert.Equal(("seats", "3", "GST", "PO-7"), (deal["add_ons.0.add_on"].GetString(), deal["add_ons.0.quantity"].GetString(), deal["taxes.0"].GetString(), deal["purchase_order"].GetString()));
        Assert.Equal("100", (await host.GetAsync("/plans/scale"))["prices.0.amount"].GetString());
    }

    [Fact]
    public async Task The_preview_shows_three_invoices_list_beside_deal_and_saves_nothing()
    {
        var preview = (await host.PostAsync("/subscriptions/preview", Negotiated)).Expect(200);
        Assert.Equal(3, preview["invoices"].GetArrayLength());
        // 80 + 3 × 10 = 110, less 20 % = 88, GST 15.84; the third without the coupon 110 + 19.80.
        Assert.Equal(["103.84", "103.84", "129.80"], preview["invoices"].EnumerateArray().Select(i => i.GetProperty("total").GetString()));
        Assert.Equal(("390.00", "286.00", "26.67"), (preview["list_total"].GetString(), preview["deal_total"].GetString(), preview["discount_percent"].GetString()));
        Assert.Equal("none", preview["assumptions.usage"].GetString());
        Assert.Equal(0, (await host.GetAsync("/subscriptions"))["data"].GetArrayLength());
        Assert.Equal(0, (await host.GetAsync("/invoices"))["data"].GetArrayLength());
        Assert.Equal(0, (await host.GetAsync("/coupons/WELCOME"))["redemptions"].GetInt32());
    }

    [Fact]
    public async Task Every_mistake_is_named_at_its_own_field_and_nothing_is_saved()
    {
        const string wrong = """
            {"customer":"acme","plan":"scale","quantities":{"nothing":"2"},"overrides":[{"price":"base","unit_amount":"1"},{"price":"minute","unit_amount":"-1","reason":"x"}],
             "coupons":["NO"],"taxes":["NO"],"add_ons":[{"add_on":"no"}],"commitment":{"amount":"0"}}
            """;
        foreach (var path in new[] { "/subscriptions", "/subscriptions/preview" })
        {
            var refused = (await host.PostAsync(path, wrong)).Expect(422);
            Assert.Equal(
                ["add_ons[0].add_on", "commitment.amount", "coupons[0]", "overrides[0].reason", "overrides[0].unit_amount", "overrides[1].unit_amount", "quantities.nothing", "taxes"],
                refused["errors"].EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        }
        Assert.Equal(0, (await host.GetAsync("/subscriptions"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_wrong_date_does_not_hide_the_other_mistakes()
    {
        var refused = (await host.PostAsync("/subscriptions/preview", """
            {"customer":"acme","plan":"scale","starts_on":"1999-01-01","anchor_day":40,"interval":"month","interval_count":0,"trial_days":-1,"coupons":["NO"],"taxes":["NO"],"overrides":[{"price":"no","reason":"x","amount":"1"}]}
            """)).Expect(422);
        Assert.Equal(
            ["anchor_day", "coupons[0]", "interval_count", "overrides[0].price", "starts_on", "taxes", "trial_days"],
            refused["errors"].EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        var nobody = (await host.PostAsync("/subscriptions/preview", """{"customer":"nobody","plan":"no","taxes":["NO"]}""")).Expect(422);
        Assert.Equal(["customer", "plan", "taxes"], nobody["errors"].EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_upcoming_invoice_is_the_one_that_the_next_run_makes()
    {
        var id = await host.AssignAsync(JsonDocument.Parse(Negotiated).RootElement);
        var upcoming = (await host.GetAsync($"/subscriptions/{id}/upcoming")).Expect(200);
        Assert.Equal(("2026-01-01", "103.84", true), (upcoming["invoice.billing_date"].GetString(), upcoming["invoice.total"].GetString(), upcoming["invoice.estimate"].GetBoolean()));
        await host.BillAsync();
        Assert.Equal("103.84", (await host.GetAsync($"/invoices?subscription={id}"))["data.0.total"].GetString());
        Assert.Equal("2026-02-01", (await host.GetAsync($"/subscriptions/{id}/upcoming"))["invoice.billing_date"].GetString());
        Assert.Equal(("103.84", "0.00"), ((await host.GetAsync("/customers/acme/balance"))["receivable"].GetString(), (await host.GetAsync("/customers/acme/balance"))["overdue"].GetString()));
    }

    [Fact]
    public async Task Entitlements_add_up_over_plan_and_add_ons_and_name_their_sources()
    {
        await host.AssignAsync(JsonDocument.Parse(Negotiated).RootElement);
        var granted = (await host.GetAsync("/customers/acme/entitlements")).Expect(200);
        var calls = granted.Json.EnumerateArray().Single(e => e.GetProperty("feature").GetString() == "calls");
        Assert.Equal(("190", "0", "190", true), (calls.GetProperty("limit").GetString(), calls.GetProperty("used").GetString(), calls.GetProperty("remaining").GetString(), calls.GetProperty("allowed").GetBoolean()));
        Assert.Equal(["scale", "seats"], calls.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("plan").GetString() ?? s.GetProperty("add_on").GetString()));
        var sso = granted.Json.EnumerateArray().Single(e => e.GetProperty("feature").GetString() == "sso");
        Assert.Equal((true, JsonValueKind.Null), (sso.GetProperty("allowed").GetBoolean(), sso.GetProperty("limit").ValueKind));
        (await host.GetAsync("/customers/nobody/entitlements")).Expect(404);
    }
}
