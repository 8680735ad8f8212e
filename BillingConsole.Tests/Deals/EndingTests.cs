using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

/// <summary>How deals and parts of them end, whatever state they are in.</summary>
public sealed class EndingTests() : DealSuite(ConsoleHost.At(DealWorld.Start))
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (await Host.PostAsync("/add-ons", """{"code":"setup","name":"Setup","currency":"USD","interval":"month","cadence":"one_time","prices":[{"code":"setup-fee","kind":"one_time","model":"flat","amount":"500"}]}""")).Expect(201);
        (await Host.PostAsync("/plans", """
            {"code":"entry","name":"Entry","currency":"USD","interval":"month","prices":[{"code":"entry-fee","kind":"recurring","model":"flat","amount":"31"},
             {"code":"welcome-pack","kind":"one_time","model":"flat","amount":"70"}]}
            """)).Expect(201);
    }

    [Fact]
    public async Task A_one_time_price_not_yet_sold_goes_with_its_add_on()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale", add_ons = new[] { new { add_on = "setup", starts_on = "2026-02-10" } } });
        (await Host.DeleteAsync($"/subscriptions/{deal}/add-ons/setup?when=now")).Expect(200);
        await Host.AdvanceAsync("2026-03-02T00:00:00Z");
        Assert.Equal("100.00 100.00 100.00", await TotalsAsync());
    }

    [Fact]
    public async Task A_one_time_price_not_yet_sold_goes_with_its_plan_and_a_sold_one_stays()
    {
        var trial = await BilledDealAsync(new { customer = "acme", plan = "entry", trial_days = 30 });
        (await ChangedAsync(trial, "/change-plan", new { plan = "scale", when = "now" })).Expect(200);
        await Host.AdvanceAsync("2026-02-02T00:00:00Z");
        Assert.Equal("100.00", await TotalsAsync());
    }

    [Fact]
    public async Task An_end_cannot_be_moved_to_a_later_day()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale", add_ons = new[] { new { add_on = "seats" } } });
        (await Host.DeleteAsync($"/subscriptions/{deal}/add-ons/seats?when=2026-01-20")).Expect(200);
        var id = (await Host.GetAsync($"/subscriptions/{deal}"))["add_ons.0.id"].GetString();
        Assert.Contains("when", (await Host.DeleteAsync($"/subscriptions/{deal}/add-ons/{id}?when=2026-01-25")).Expect(422).Text, StringComparison.Ordinal);
        (await ChangedAsync(deal, "/cancel", new { when = "2026-01-22" })).Expect(200);
        Assert.Contains("when", (await ChangedAsync(deal, "/cancel", new { when = "2026-02-22" })).Expect(422).Text, StringComparison.Ordinal);
        Assert.Equal("2026-01-18", (await ChangedAsync(deal, "/cancel", new { when = "2026-01-18" })).Expect(200)["canceled_on"].GetString());
    }

    [Fact]
    public async Task A_paused_deal_that_is_canceled_ends_with_the_usage_it_owes()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        await UseAsync("e1", "2026-01-16", "110");
        (await ChangedAsync(deal, "/pause", new { })).Expect(200);
        (await ChangedAsync(deal, "/cancel", new { when = "period_end" })).Expect(200);
        await Host.AdvanceAsync("2026-03-02T00:00:00Z");
        var ended = (await Host.GetAsync($"/subscriptions/{deal}")).Expect(200);
        Assert.Equal(("canceled", System.Text.Json.JsonValueKind.Null), (ended["status"].GetString(), ended["next_billing_on"].ValueKind));
        // Ten minutes beyond the included of January, and no fee of February.
        Assert.Equal("100.00 10.00", await TotalsAsync());
    }

    [Fact]
    public async Task A_paused_deal_whose_contract_ends_is_closed_with_the_usage_it_owes()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale", ends_on = "2026-02-14" });
        await UseAsync("e1", "2026-01-16", "110");
        (await ChangedAsync(deal, "/pause", new { })).Expect(200);
        await Host.AdvanceAsync("2026-03-02T00:00:00Z");
        await Host.BillAsync();
        Assert.Equal("ended", (await Host.GetAsync($"/subscriptions/{deal}")).Expect(200)["status"].GetString());
        Assert.Equal("100.00 10.00", await TotalsAsync());
    }

    [Fact]
    public async Task What_a_credit_note_took_back_no_longer_counts_for_the_commitment()
    {
        await BilledDealAsync(new { customer = "acme", plan = "scale", commitment = new { amount = "150" } });
        var invoice = Assert.Single(await InvoicesAsync());
        (await Host.PostAsync($"/invoices/{Of(invoice, "id")}/credit-notes", new { lines = new[] { new { line = Of(invoice.GetProperty("lines")[0], "id"), amount = "40.00" } }, reason = "agreed" })).Expect(201);
        await Host.AdvanceAsync("2026-02-02T00:00:00Z");
        // 60 of 100 are left of January, so 90 are missing; February's fee stands beside.
        Assert.Equal("100.00 190.00", await TotalsAsync());
    }

    [Fact]
    public async Task A_commitment_shorter_than_the_billing_period_is_refused()
    {
        var refused = (await Host.PostAsync("/subscriptions/preview", new { customer = "acme", plan = "scale", interval = "quarter", commitment = new { amount = "100", interval = "month" } })).Expect(422);
        Assert.Equal("commitment.interval", Assert.Single(refused["errors"].EnumerateObject()).Name);
        (await Host.PostAsync("/subscriptions/preview", new { customer = "acme", plan = "scale", interval = "quarter", commitment = new { amount = "100", interval = "year" } })).Expect(200);
    }

    [Fact]
    public async Task An_invoice_that_is_billed_again_keeps_its_own_coupons()
    {
        var invoice = (await Host.PostAsync("/invoices", """{"customer":"acme","lines":[{"description":"Work","unit_amount":"50"}],"coupons":["WELCOME"],"finalize":true}""")).Expect(201)["id"].GetString();
        (await Host.PostAsync($"/invoices/{invoice}/void", new { reason = "wrong name" })).Expect(200);
        var again = (await Host.PostAsync($"/invoices/{invoice}/rebill")).Expect(200);
        Assert.Equal(("40.00", "WELCOME", "10.00"), (again["total"].GetString(), again["discounts.0.coupon"].GetString(), again["discounts.0.amount"].GetString()));
    }

    [Fact]
    public async Task A_credit_note_prints_what_each_tax_was_charged_on()
    {
        (await Host.PostAsync("/taxes", new { code = "VAT", name = "VAT", kind = "percentage", rate = "19" })).Expect(201);
        var invoice = (await Host.PostAsync("/invoices", """{"customer":"acme","lines":[{"description":"Work","unit_amount":"100","taxes":["VAT"]},{"description":"Books","unit_amount":"60","taxes":[]}],"finalize":true}""")).Expect(201);
        var note = (await Host.PostAsync($"/invoices/{invoice["id"].GetString()}/credit-notes", new { lines = new[] { new { line = invoice["lines.0.id"].GetString() }, new { line = invoice["lines.1.id"].GetString() } }, reason = "agreed" })).Expect(201);
        var pdf = await Host.Http.GetByteArrayAsync($"/api/v1/credit-notes/{note["id"].GetString()}/pdf", TestContext.Current.CancellationToken);
        Assert.Contains("on 100.00 USD", Poppler.Text(pdf), StringComparison.Ordinal);
    }
}
