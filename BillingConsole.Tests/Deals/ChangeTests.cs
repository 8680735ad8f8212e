using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

public sealed class ChangeTests() : ChangeSuite(ConsoleHost.At(DealWorld.Start));

public sealed class ChangesOnPostgresTests() : ChangeSuite(ConsoleHost.OnPostgres(DealWorld.Start));

/// <summary>A deal of 100 a month in Kolkata since 1 January, billed in advance; changed in its first month of 31 days.</summary>
public abstract class ChangeSuite(ConsoleHost host) : DealSuite(host)
{
    private static readonly string[] Gst = ["GST"];
    private static readonly string[] Welcome = ["WELCOME"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (await Host.PostAsync("/plans", """
            {"code":"pro","name":"Pro","currency":"USD","interval":"month",
             "prices":[{"code":"pro-base","name":"Pro","kind":"recurring","model":"flat","amount":"310"},
                       {"code":"pro-minute","name":"Minutes","kind":"usage","model":"per_unit","unit_amount":"0.50","meter":"minutes"}]}
            """)).Expect(201);
        (await Host.PostAsync("/plans", """
            {"code":"team","name":"Team","currency":"USD","interval":"month",
             "prices":[{"code":"place","name":"Places","kind":"recurring","model":"per_unit","unit_amount":"31","quantity":"5"},
                       {"code":"support","name":"Support","kind":"recurring","model":"flat","amount":"62","timing":"arrears"}]}
            """)).Expect(201);
    }

    /// <summary>The preview of a change must be what the change then does.</summary>
    private async Task<Reply> ChangeAsync(string deal, string path, object? body = null)
    {
        var count = (await InvoicesAsync()).Count;
        var preview = (await Host.PostAsync($"/subscriptions/{deal}{path}/preview", body ?? new { })).Expect(200);
        Assert.Equal(count, (await InvoicesAsync()).Count);
        var answer = (await Host.PostAsync($"/subscriptions/{deal}{path}", body)).Expect(200);
        var made = (await InvoicesAsync()).Skip(count).ToList();
        foreach (var (shown, real) in preview["invoices"].EnumerateArray().Zip(made))
            Assert.Equal((Of(shown, "total"), Of(shown, "amount_due"), Of(shown, "billing_date")), (Of(real, "total"), Of(real, "amount_due"), Of(real, "billing_date")));
        return answer;
    }

    [Fact]
    public async Task An_upgrade_now_credits_the_unused_days_and_bills_the_rest_of_the_period()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale", taxes = Gst });
        var changed = await ChangeAsync(deal, "/change-plan", new { plan = "pro", when = "now" });
        Assert.Equal("pro", changed["plan"].GetString());
        var invoices = await InvoicesAsync();
        // 16/31 of 100 unused: 51.61 and 18 % of it; 16/31 of 310 begins: 160.00 and tax.
        Assert.Equal(("118.00", "57.10"), (Of(invoices[0], "total"), Of(invoices[0], "amount_due")));
        Assert.Equal(("188.80", "188.80", "change"), (Of(invoices[1], "total"), Of(invoices[1], "amount_due"), Of(invoices[1], "kind")));
        var note = (await Host.GetAsync("/credit-notes?customer=acme")).Expect(200)["data.0"];
        Assert.Equal("60.90", note.GetProperty("total").GetString());
        await Host.AdvanceAsync("2026-03-01T12:00:00Z");
        Assert.Equal("118.00 188.80 365.80 365.80", await TotalsAsync());
    }

    [Fact]
    public async Task What_was_paid_comes_back_as_credit_and_pays_the_change()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale", coupons = Welcome });
        await Host.PayAsync(Of((await InvoicesAsync())[0], "id"), "80.00");
        await ChangeAsync(deal, "/change-plan", new { plan = "pro", when = "now" });
        var change = (await InvoicesAsync())[1];
        // 20 % off the rest as well, within the same coupon period; 16/31 of the 80 paid came back.
        Assert.Equal(("128.00", "41.29", "86.71"), (Of(change, "total"), Of(change, "credits_applied"), Of(change, "amount_due")));
        await Host.AdvanceAsync("2026-03-01T12:00:00Z");
        Assert.Equal("80.00 128.00 248.00 310.00", await TotalsAsync());
    }

    [Fact]
    public async Task A_change_at_the_end_of_the_period_bills_nothing_now_and_the_old_usage_at_the_old_price()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        (await Host.PostAsync("/events", new { id = "e1", source = "t", type = "call", subject = "acme", time = "2026-01-10T10:00:00Z", data = new { n = 150 } })).Expect(200);
        var changed = await ChangeAsync(deal, "/change-plan", new { plan = "pro", when = "period_end" });
        Assert.Equal("scale", changed["plan"].GetString());
        await Host.AdvanceAsync("2026-02-03T12:00:00Z");
        Assert.Equal("pro", (await Host.GetAsync($"/subscriptions/{deal}"))["plan"].GetString());
        // The first of the new plan, and 50 minutes beyond the 100 that the old one included.
        Assert.Equal("100.00 360.00", await TotalsAsync());
    }

    [Fact]
    public async Task Usage_before_and_after_a_change_is_billed_at_its_own_price()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        (await Host.PostAsync("/events", new { id = "e1", source = "t", type = "call", subject = "acme", time = "2026-01-05T10:00:00Z", data = new { n = 110 } })).Expect(200);
        await ChangeAsync(deal, "/change-plan", new { plan = "pro", when = "now" });
        (await Host.PostAsync("/events", new { id = "e2", source = "t", type = "call", subject = "acme", time = "2026-01-16T11:00:00Z", data = new { n = 10 } })).Expect(200);
        await Host.AdvanceAsync("2026-02-01T12:00:00Z");
        var invoices = await InvoicesAsync();
        Assert.Equal("100.00 170.00 315.00", await TotalsAsync());
        Assert.Contains(invoices[1].GetProperty("lines").EnumerateArray(), l => Of(l, "price") == "minute" && Of(l, "amount") == "10.00");
        Assert.Contains(invoices[2].GetProperty("lines").EnumerateArray(), l => Of(l, "price") == "pro-minute" && Of(l, "amount") == "5.00");
    }

    [Fact]
    public async Task More_and_fewer_places_are_prorated_and_two_changes_of_one_day_have_their_own_invoices()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "team" });
        await ChangeAsync(deal, "/quantities", new { quantities = new { place = "8" } });
        await ChangeAsync(deal, "/quantities", new { quantities = new { place = "2" } });
        var invoices = await InvoicesAsync();
        Assert.Equal("155.00 128.00 32.00", await TotalsAsync());
        Assert.Equal(("75.00", "0.00", "32.00"), (Of(invoices[0], "amount_due"), Of(invoices[1], "amount_due"), Of(invoices[2], "amount_due")));
        await Host.AdvanceAsync("2026-02-01T12:00:00Z");
        // Two places in advance and the whole month of support in arrears.
        Assert.Equal("155.00 128.00 32.00 124.00", await TotalsAsync());
        Assert.Equal("2", (await Host.GetAsync($"/subscriptions/{deal}"))["prices.0.quantity"].GetString());
    }

    [Fact]
    public async Task An_add_on_begins_within_the_period_and_ends_within_one()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        var added = await ChangeAsync(deal, "/add-ons", new { add_on = "seats", quantity = "3" });
        Assert.Equal("3", added["add_ons.0.quantity"].GetString());
        await Host.AdvanceAsync("2026-02-15T12:00:00Z");
        // 16/31 of 30, then on the invoice of the plan.
        Assert.Equal("100.00 15.48 130.00", await TotalsAsync());
        var id = added["add_ons.0.id"].GetString();
        var preview = (await Host.PostAsync($"/subscriptions/{deal}/add-ons/{id}/preview?when=now")).Expect(200);
        Assert.Equal("15.00", preview["credit_notes.0.total"].GetString());
        var gone = (await Host.DeleteAsync($"/subscriptions/{deal}/add-ons/{id}?when=now")).Expect(200);
        Assert.Equal("2026-02-14", gone["add_ons.0.ends_on"].GetString());
        Assert.Equal("115.00", Of((await InvoicesAsync())[2], "amount_due"));
        await Host.AdvanceAsync("2026-03-02T12:00:00Z");
        Assert.Equal("100.00 15.48 130.00 100.00", await TotalsAsync());
    }

    [Fact]
    public async Task An_add_on_leaves_at_the_end_of_its_period_unless_told_otherwise_and_a_later_start_waits()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale", add_ons = new[] { new { add_on = "seats" } } });
        (await Host.DeleteAsync($"/subscriptions/{deal}/add-ons/seats")).Expect(200);
        await ChangeAsync(deal, "/add-ons", new { add_on = "seats", quantity = "2", starts_on = "2026-02-15" });
        await Host.AdvanceAsync("2026-03-02T12:00:00Z");
        Assert.Equal("110.00 100.00 10.00 120.00", await TotalsAsync());
    }

    [Fact]
    public async Task Canceled_now_the_unused_days_come_back_and_what_was_used_is_still_billed()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        (await Host.PostAsync("/events", new { id = "e1", source = "t", type = "call", subject = "acme", time = "2026-01-05T10:00:00Z", data = new { n = 110 } })).Expect(200);
        var canceled = await ChangeAsync(deal, "/cancel", new { when = "now" });
        Assert.Equal(("canceled", "2026-01-15"), (canceled["status"].GetString(), canceled["canceled_on"].GetString()));
        Assert.Equal("48.39", Of((await InvoicesAsync())[0], "amount_due"));
        await Host.AdvanceAsync("2026-03-02T12:00:00Z");
        Assert.Equal("100.00 10.00", await TotalsAsync());
        Assert.Equal("already_ended", (await Host.PostAsync($"/subscriptions/{deal}/quantities", new { quantities = new { place = "1" } })).Expect(409).Code);
    }

    [Fact]
    public async Task Canceled_on_a_day_within_the_period_or_without_proration()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        await ChangeAsync(deal, "/cancel", new { when = "2026-01-20", prorate = false });
        Assert.Equal("100.00", Of((await InvoicesAsync())[0], "amount_due"));
        var team = await Host.AssignAsync(new { customer = "acme", plan = "team" });
        await Host.BillAsync();
        await ChangeAsync(team, "/cancel", new { when = "2026-01-25" });
        await Host.AdvanceAsync("2026-03-02T12:00:00Z");
        // Five places from the 16th for a month of 31 days, of which ten are used; support for the same ten days in arrears.
        Assert.Equal("100.00 155.00 20.00", await TotalsAsync());
        Assert.Equal("50.00", Of((await InvoicesAsync())[1], "amount_due"));
    }

    [Fact]
    public async Task Every_mistake_of_a_change_is_named_and_nothing_is_half_done()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        async Task<string[]> RefusedAsync(string path, object body)
        {
            foreach (var twin in new[] { path + "/preview", path }) if ((await Host.PostAsync($"/subscriptions/{deal}{twin}", body)).Status != 422) return [$"not refused: {twin}"];
            return [.. (await Host.PostAsync($"/subscriptions/{deal}{path}", body)).Expect(422)["errors"].EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal)];
        }
        Assert.Equal(["plan"], await RefusedAsync("/change-plan", new { when = "now" }));
        Assert.Equal(["plan", "when"], await RefusedAsync("/change-plan", new { plan = "nothing", when = "soon" }));
        Assert.Equal(["plan"], await RefusedAsync("/change-plan", new { plan = "scale", when = "now" }));
        Assert.Equal(["overrides[0].reason", "overrides[0].unit_amount"], await RefusedAsync("/change-plan", new { plan = "pro", when = "now", overrides = new[] { new { price = "pro-base", unit_amount = "1" } } }));
        Assert.Equal(["quantities.base", "quantities.no"], await RefusedAsync("/quantities", new { quantities = new Dictionary<string, string> { ["base"] = "2", ["no"] = "1" } }));
        Assert.Equal(["add_on"], await RefusedAsync("/add-ons", new { quantity = "1" }));
        Assert.Equal(["quantity", "starts_on"], await RefusedAsync("/add-ons", new { add_on = "seats", quantity = "0", starts_on = "2026-01-02" }));
        Assert.Equal(["coupon"], await RefusedAsync("/coupons", new { coupon = "NO" }));
        Assert.Equal(["reason", "unit_amount"], await RefusedAsync("/overrides", new { price = "minute", unit_amount = "-1" }));
        Assert.Equal(["when"], await RefusedAsync("/cancel", new { }));
        Assert.Equal(["when"], await RefusedAsync("/cancel", new { when = "2026-01-02" }));
        (await Host.DeleteAsync($"/subscriptions/{deal}/add-ons/no")).Expect(404);
        (await Host.DeleteAsync($"/subscriptions/{deal}/coupons/no")).Expect(404);
        (await Host.DeleteAsync($"/subscriptions/{deal}/overrides/base")).Expect(404);
        var stands = (await Host.GetAsync($"/subscriptions/{deal}")).Expect(200);
        Assert.Equal(("scale", 0, 0, 2), (stands["plan"].GetString(), stands["add_ons"].GetArrayLength(), stands["overrides"].GetArrayLength(), stands["prices"].GetArrayLength()));
        Assert.Equal("100.00", await TotalsAsync());
    }

    [Fact]
    public async Task An_override_and_a_coupon_of_a_running_deal_begin_with_its_next_period_and_go_again()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        (await Host.PostAsync("/events", new { id = "e1", source = "t", type = "call", subject = "acme", time = "2026-01-05T10:00:00Z", data = new { n = 110 } })).Expect(200);
        await ChangeAsync(deal, "/overrides", new { price = "base", amount = "60", reason = "loyal" });
        await ChangeAsync(deal, "/overrides", new { price = "minute", unit_amount = "0.10", reason = "loyal" });
        await ChangeAsync(deal, "/coupons", new { coupon = "WELCOME" });
        await Host.AdvanceAsync("2026-02-10T12:00:00Z");
        // 60 and ten minutes of January still at 1.00, 20 % off.
        Assert.Equal("100.00 56.00", await TotalsAsync());
        (await Host.PostAsync("/events", new { id = "e2", source = "t", type = "call", subject = "acme", time = "2026-02-05T10:00:00Z", data = new { n = 200 } })).Expect(200);
        (await Host.PostAsync($"/subscriptions/{deal}/overrides/base/preview")).Expect(200);
        (await Host.DeleteAsync($"/subscriptions/{deal}/overrides/base")).Expect(200);
        (await Host.DeleteAsync($"/subscriptions/{deal}/overrides/minute")).Expect(200);
        (await Host.DeleteAsync($"/subscriptions/{deal}/coupons/WELCOME")).Expect(200);
        await Host.AdvanceAsync("2026-03-02T12:00:00Z");
        // Back to list from March on; the minutes of February were agreed at 0.10 when it began.
        Assert.Equal("100.00 56.00 110.00", await TotalsAsync());
    }
}
