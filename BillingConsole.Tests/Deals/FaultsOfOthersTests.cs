using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

/// <summary>Faults that billing programs are known for, each through the whole program: what is billed says that they are none of ours.</summary>
public sealed class FaultsOfOthersTests() : DealSuite(ConsoleHost.At(DealWorld.Start))
{
    private static readonly string[] Base = ["base"];
    private static readonly string[] Welcome = ["WELCOME"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (await Host.PostAsync("/coupons", new { code = "ONCE", name = "Once", kind = "percentage", percent_off = "50", duration = "once" })).Expect(201);
    }

    private async Task SellAsync(string deal)
    {
        (await Host.PostAsync("/subscriptions", deal)).Expect(201);
        await Host.BillAsync();
    }

    [Fact]
    public async Task A_coupon_for_once_is_not_applied_twice()
    {
        await SellAsync("""{"customer":"acme","plan":"scale","coupons":["ONCE"]}""");
        await Host.BillAsync();
        await Host.AdvanceAsync("2026-03-02T00:00:00Z");
        Assert.Equal("50.00 100.00 100.00", await TotalsAsync());
    }

    [Fact]
    public async Task Reaching_the_cap_does_not_take_the_discount_from_its_holders()
    {
        (await Host.PostAsync("/coupons", new { code = "ONE", name = "One", kind = "percentage", percent_off = "20", duration = "forever", max_redemptions = 1 })).Expect(201);
        await SellAsync("""{"customer":"acme","plan":"scale","coupons":["ONE"]}""");
        (await Host.PostAsync("/customers", new { external_id = "late", name = "Late", currency = "USD" })).Expect(201);
        Assert.Equal("coupon_used_up", (await Host.PostAsync("/subscriptions", """{"customer":"late","plan":"scale","coupons":["ONE"]}""")).Expect(422).Code);
        await Host.AdvanceAsync("2026-02-02T00:00:00Z");
        Assert.Equal("80.00 80.00", await TotalsAsync());
    }

    [Fact]
    public async Task The_end_of_its_window_does_not_take_the_discount_from_its_holders()
    {
        (await Host.PostAsync("/coupons", new { code = "NOW", name = "Now", kind = "percentage", percent_off = "20", duration = "forever", ends_on = "2026-01-01" })).Expect(201);
        await SellAsync("""{"customer":"acme","plan":"scale","coupons":["NOW"]}""");
        await Host.AdvanceAsync("2026-02-02T00:00:00Z");
        Assert.Equal("80.00 80.00", await TotalsAsync());
        (await Host.PostAsync("/customers", new { external_id = "late", name = "Late", currency = "USD" })).Expect(201);
        Assert.Equal("coupon_ended", (await Host.PostAsync("/subscriptions", """{"customer":"late","plan":"scale","coupons":["NOW"]}""")).Expect(422).Code);
    }

    [Fact]
    public async Task Two_coupons_of_sixty_percent_do_not_exceed_the_line()
    {
        foreach (var code in new[] { "C60", "D60" }) (await Host.PostAsync("/coupons", new { code, name = code, kind = "percentage", percent_off = "60", duration = "forever", applies_to = new { prices = Base } })).Expect(201);
        await SellAsync("""{"customer":"acme","plan":"scale","coupons":["C60","D60"]}""");
        Assert.Equal("16.00", await TotalsAsync());
        Assert.Equal("60.00 24.00", string.Join(' ', (await InvoicesAsync())[0].GetProperty("discounts").EnumerateArray().Select(d => d.GetProperty("amount").GetString())));
    }

    [Fact]
    public async Task Repeating_counts_periods_and_not_lines()
    {
        await SellAsync("""{"customer":"acme","plan":"scale","coupons":["WELCOME"],"add_ons":[{"add_on":"seats"},{"add_on":"seats"}]}""");
        await UseAsync("e1", "2026-01-09", "260");
        await Host.AdvanceAsync("2026-03-02T00:00:00Z");
        // 120 less 20 %; 120 and 100 minutes beyond 160 included less 20 %; then nothing off.
        Assert.Equal("96.00 176.00 120.00", await TotalsAsync());
    }

    [Fact]
    public async Task Previews_proration_changes_and_recomputed_drafts_use_no_period_of_their_own()
    {
        (await Host.PatchAsync("/company", new { review = "hold" })).Expect(200);
        var deal = await Host.AssignAsync(new { customer = "acme", plan = "scale", billing_cycle = "calendar", coupons = Welcome });
        await Host.BillAsync();
        var draft = (await InvoicesAsync())[0].GetProperty("id").GetString();
        for (var i = 0; i < 2; i++) (await Host.PutAsync($"/invoices/{draft}/taxes", new { taxes = Array.Empty<string>() })).Expect(200);
        (await Host.PostAsync($"/subscriptions/{deal}/add-ons/preview", new { add_on = "seats" })).Expect(200);
        Assert.Equal(2, (await Host.GetAsync($"/subscriptions/{deal}"))["coupons.0.periods_left"].GetInt32());
        (await Host.PostAsync($"/invoices/{draft}/finalize")).Expect(200);
        (await Host.PatchAsync("/company", new { review = "automatic" })).Expect(200);
        await Host.AdvanceAsync("2026-01-16T12:00:00Z");
        (await Host.PostAsync($"/subscriptions/{deal}/add-ons", new { add_on = "seats", quantity = "3" })).Expect(200);
        Assert.Equal(1, (await Host.GetAsync($"/subscriptions/{deal}"))["coupons.0.periods_left"].GetInt32());
        await Host.AdvanceAsync("2026-03-02T00:00:00Z");
        // January's fee and the add-on's 16 of 31 days of it are one period, February the second.
        Assert.Equal("80.00 12.38 104.00 130.00", await TotalsAsync());
    }

    [Fact]
    public async Task A_removed_tax_is_charged_no_more()
    {
        await SellAsync("""{"customer":"acme","plan":"scale","taxes":["GST"]}""");
        (await Host.PostAsync("/taxes/GST/archive")).Expect(200);
        await Host.AdvanceAsync("2026-02-02T00:00:00Z");
        Assert.Equal("118.00 100.00", await TotalsAsync());
    }

    [Fact]
    public async Task A_tax_of_the_future_is_not_charged_yet_and_an_ended_one_no_more()
    {
        (await Host.PostAsync("/taxes", new { code = "SOON", name = "Soon", kind = "percentage", rate = "10", starts_on = "2026-02-01" })).Expect(201);
        (await Host.PostAsync("/taxes", new { code = "GONE", name = "Gone", kind = "percentage", rate = "5", ends_on = "2026-01-31" })).Expect(201);
        await SellAsync("""{"customer":"acme","plan":"scale","taxes":["SOON","GONE"]}""");
        await Host.AdvanceAsync("2026-02-02T00:00:00Z");
        Assert.Equal("105.00 110.00", await TotalsAsync());
    }

    [Fact]
    public async Task A_one_off_invoice_bears_the_customers_default_tax()
    {
        (await Host.PatchAsync("/customers/acme", """{"taxes":["GST"]}""")).Expect(200);
        (await Host.PostAsync("/invoices", """{"customer":"acme","lines":[{"description":"Work","unit_amount":"50"}],"finalize":true}""")).Expect(201);
        Assert.Equal("59.00", await TotalsAsync());
    }

    [Fact]
    public async Task A_later_change_of_the_defaults_reaches_subscriptions_that_exist()
    {
        await SellAsync("""{"customer":"acme","plan":"scale"}""");
        (await Host.PostAsync("/taxes", new { code = "ALL", name = "All", kind = "percentage", rate = "7", @default = true })).Expect(201);
        await Host.AdvanceAsync("2026-02-02T00:00:00Z");
        (await Host.PatchAsync("/customers/acme", """{"taxes":["GST"]}""")).Expect(200);
        await Host.AdvanceAsync("2026-03-02T00:00:00Z");
        Assert.Equal("100.00 107.00 118.00", await TotalsAsync());
    }

    [Fact]
    public async Task A_commitment_with_the_factor_one_is_not_inert()
    {
        await SellAsync("""{"customer":"acme","plan":"scale","overrides":[{"price":"minute","unit_amount":"0.50","reason":"volume"}],"commitment":{"amount":"200","overage_factor":"1"}}""");
        await UseAsync("e1", "2026-01-09", "400");
        await Host.AdvanceAsync("2026-02-02T00:00:00Z");
        // 300 minutes beyond the included at 0.50 are 150; with the fee 250, 50 above the commitment: a hundred minutes at list instead, 50 more.
        Assert.Equal("100.00 300.00", await TotalsAsync());
    }

    [Fact]
    public async Task An_annual_commitment_is_not_trued_up_in_its_first_month()
    {
        await SellAsync("""{"customer":"acme","plan":"scale","commitment":{"amount":"1500","interval":"year"}}""");
        await Host.AdvanceAsync("2026-12-15T00:00:00Z");
        Assert.Equal(string.Join(' ', Enumerable.Repeat("100.00", 12)), await TotalsAsync());
        await Host.AdvanceAsync("2027-01-02T00:00:00Z");
        // Twelve fees are 1200; the year's last period trues up 300, beside the fee of the next.
        Assert.EndsWith(" 400.00", await TotalsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bucketed_peaks_keep_their_bucket_pricing_under_an_allowance()
    {
        (await Host.PostAsync("/meters", new { code = "gb", name = "GB", event_type = "mem", aggregation = "max", value_property = "n", bucket = "hour" })).Expect(201);
        (await Host.PostAsync("/features", new { code = "memory", name = "Memory", kind = "metered", meter = "gb" })).Expect(201);
        (await Host.PostAsync("/plans", """
            {"code":"peaks","name":"Peaks","currency":"USD","interval":"month","entitlements":[{"feature":"memory","limit":"4"}],
             "prices":[{"code":"gb","name":"GB","kind":"usage","model":"graduated","meter":"gb","feature":"memory","bucket_pricing":"each",
                        "tiers":[{"up_to":"10","unit_amount":"0.10"},{"up_to":"20","unit_amount":"0.05"},{"unit_amount":"0.02"}]}]}
            """)).Expect(201);
        await SellAsync("""{"customer":"acme","plan":"peaks"}""");
        foreach (var (id, at, gb) in new[] { ("a", "2026-01-01T00:00:00Z", "9"), ("b", "2026-01-01T01:00:00Z", "15") })
            (await Host.PostAsync("/events", new { id, source = "t", type = "mem", subject = "acme", time = at, data = new { n = gb } })).Expect(200);
        await Host.AdvanceAsync("2026-02-02T00:00:00Z");
        // Four of the first peak are included: 5 at 0.10, then 10 at 0.10 and 5 at 0.05. Priced as one sum of 20 it would be 1.50.
        Assert.Equal("1.75", await TotalsAsync());
    }

    [Fact]
    public async Task Graduated_prices_without_an_open_tier_are_refused_instead_of_billing_nothing_above_the_last()
    {
        var refused = (await Host.PostAsync("/plans", """{"code":"closed","name":"Closed","currency":"USD","interval":"month","prices":[{"code":"m","kind":"usage","model":"graduated","meter":"minutes","tiers":[{"up_to":"10","unit_amount":"1"}]}]}""")).Expect(422);
        Assert.Contains("up_to", Assert.Single(refused["errors"].EnumerateObject()).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_annual_anchor_later_in_the_year_makes_no_first_period_of_seventeen_months()
    {
        (await Host.PostAsync("/plans", """{"code":"annual","name":"Annual","currency":"USD","interval":"year","prices":[{"code":"year","kind":"recurring","model":"flat","amount":"365"}]}""")).Expect(201);
        foreach (var (terms, start, end) in new[] { ("\"billing_cycle\":\"calendar\"", "2026-01-10", "2027-01-01"), ("\"anchor_day\":31", "2026-01-10", "2026-12-31"), ("\"anchor_day\":5", "2026-01-10", "2027-01-05") })
        {
            var preview = (await Host.PostAsync("/subscriptions/preview", $$"""{"customer":"acme","plan":"annual","starts_on":"2026-01-10",{{terms}}}""")).Expect(200);
            Assert.Equal((start, end), (preview["invoices.0.period.start"].GetString(), preview["invoices.0.period.end"].GetString()));
        }
    }

    [Fact]
    public async Task A_split_over_lines_loses_no_cent()
    {
        (await Host.PostAsync("/plans", """
            {"code":"thirds","name":"Thirds","currency":"USD","interval":"month","prices":[{"code":"one","kind":"recurring","model":"flat","amount":"33.33"},
             {"code":"two","kind":"recurring","model":"flat","amount":"33.33"},{"code":"three","kind":"recurring","model":"flat","amount":"33.34"}]}
            """)).Expect(201);
        (await Host.PostAsync("/coupons", new { code = "TEN", name = "Ten", kind = "fixed", amount_off = "10.00", currency = "USD", duration = "once" })).Expect(201);
        await SellAsync("""{"customer":"acme","plan":"thirds","coupons":["TEN"],"taxes":["GST"]}""");
        var invoice = Assert.Single(await InvoicesAsync());
        var discounts = invoice.GetProperty("lines").EnumerateArray().Select(l => decimal.Parse(l.GetProperty("discount").GetString()!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal([3.33m, 3.33m, 3.34m], discounts);
        Assert.Equal("106.20", invoice.GetProperty("total").GetString());
    }

    [Fact]
    public async Task A_preview_does_not_disagree_with_its_invoice()
    {
        const string Deal = """{"customer":"acme","plan":"scale","billing_cycle":"calendar","overrides":[{"price":"base","amount":"77.77","reason":"deal"}],"coupons":["WELCOME","ONCE"],"taxes":["GST"],"add_ons":[{"add_on":"seats","quantity":"3"}],"commitment":{"amount":"150"}}""";
        var preview = (await Host.PostAsync("/subscriptions/preview", Deal)).Expect(200)["invoices"].EnumerateArray().Select(i => i.GetProperty("total").GetString());
        var said = string.Join(' ', preview);
        await SellAsync(Deal);
        await Host.AdvanceAsync("2026-03-02T00:00:00Z");
        Assert.Equal(said, await TotalsAsync());
    }

    [Fact]
    public async Task Max_redemptions_is_not_overrun_by_parallel_assignments()
    {
        (await Host.PostAsync("/coupons", new { code = "FIVE", name = "Five", kind = "percentage", percent_off = "20", duration = "once", max_redemptions = 5 })).Expect(201);
        for (var i = 0; i < 50; i++) (await Host.PostAsync("/customers", new { external_id = $"c{i}", name = $"Customer {i}", currency = "USD" })).Expect(201);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Host.PostAsync("/subscriptions", $$"""{"customer":"c{{i}}","plan":"scale","coupons":["FIVE"]}""")));
        Assert.Equal(5, answers.Count(a => a.Status == 201));
        Assert.Equal(5, (await Host.GetAsync("/coupons/FIVE"))["redemptions"].GetInt32());
    }
}
