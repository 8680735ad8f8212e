using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Invoices;

public sealed class VoidTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Fact]
    public async Task A_voided_invoice_leaves_no_balance_and_its_payments_become_credit()
    {
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "250.00");
        var payment = (await host.PayAsync(invoice, "100.00")).Expect(201)["id"].GetString();
        var voided = (await host.PostAsync($"/invoices/{invoice}/void", new { reason = "wrong customer" })).Expect(200);
        Assert.Equal(("void", "0.00", "0.00"), (voided["status"].GetString(), voided["amount_due"].GetString(), voided["amount_paid"].GetString()));
        var left = voided["journal"].EnumerateArray().SelectMany(e => e.GetProperty("postings").EnumerateArray())
            .GroupBy(p => Books.Text(p, "account")).ToDictionary(g => g.Key, g => g.Sum(p => Books.Amount(p, "debit") - Books.Amount(p, "credit")));
        Assert.Equal((0m, 0m, -100m, 100m), (left["accounts_receivable"], left["revenue:one_off"], left["customer_credit"], left["cash"]));
        var shown = (await host.GetAsync($"/payments/{payment}")).Expect(200);
        Assert.Equal(("0.00", "100.00"), (shown["applied"].GetString(), shown["unapplied"].GetString()));
        Assert.Equal("100.00", (await host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        Assert.Equal("already_void", (await host.PostAsync($"/invoices/{invoice}/void", new { reason = "again" })).Expect(409).Code);
        (await host.PostAsync($"/payments/{payment}/refund", new { amount = "100.00", reason = "give it back" })).Expect(200);
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task Credit_that_paid_the_invoice_comes_back()
    {
        var customer = await host.CustomerAsync();
        var first = await host.InvoiceAsync(customer, "10.00");
        (await host.PayAsync(first, "60.00")).Expect(201);
        var second = await host.InvoiceAsync(customer, "40.00");
        Assert.Equal("10.00", (await host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        (await host.PostAsync($"/invoices/{second}/void", new { reason = "x" })).Expect(200);
        Assert.Equal("50.00", (await host.GetAsync($"/customers/{customer}/balance"))["credit_balance"].GetString());
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_voided_invoice_gives_the_coupon_period_back()
    {
        var stem = $"v{Guid.NewGuid():N}"[..10];
        (await host.PostAsync("/coupons", new { code = stem, name = "First month", kind = "percentage", percent_off = "20", duration = "once" })).Expect(201);
        var customer = await host.CustomerAsync();
        (await host.PostAsync("/plans", new { code = stem, name = "Plan", currency = "USD", interval = "month", prices = new[] { new { code = stem + "-fee", kind = "recurring", model = "flat", amount = "100.00" } } })).Expect(201);
        (await host.PostAsync("/subscriptions", new { customer, plan = stem, starts_on = "2026-01-15", coupons = new[] { stem } })).Expect(201);
        await Billing.RunAsync(host, customer);
        var first = await Billing.LatestAsync(host, customer);
        Assert.Equal("80.00", first["total"].GetString());
        (await host.PostAsync($"/invoices/{first["id"].GetString()}/void", new { reason = "again" })).Expect(200);
        await host.AdvanceAsync("2026-02-15T01:00:00Z");
        await Billing.RunAsync(host, customer);
        Assert.Equal("80.00", (await Billing.LatestAsync(host, customer))["total"].GetString());
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task In_a_closed_period_only_a_credit_note_is_possible()
    {
        await using var own = ConsoleHost.At("2026-01-15T09:00:00Z");
        var invoice = await own.InvoiceAsync(await own.CustomerAsync(), "10.00");
        await own.AdvanceAsync("2026-02-03T00:00:00Z");
        (await own.PostAsync("/ledger/close", new { through = "2026-01-31" })).Expect(200);
        Assert.Equal("period_closed", (await own.PostAsync($"/invoices/{invoice}/void", new { reason = "late" })).Expect(409).Code);
        (await own.PayAsync(invoice, "10.00")).Expect(201);
        await own.MustBeRightAsync();
    }

    [Fact]
    public async Task A_voided_period_is_billed_again_only_on_request_and_once()
    {
        var stem = $"r{Guid.NewGuid():N}"[..10];
        var customer = await host.CustomerAsync();
        (await host.PostAsync("/plans", new { code = stem, name = "Plan", currency = "USD", interval = "month", prices = new[] { new { code = stem + "-fee", kind = "recurring", model = "flat", amount = "100.00" } } })).Expect(201);
        (await host.PostAsync("/subscriptions", new { customer, plan = stem, starts_on = "2026-01-15" })).Expect(201);
        await Billing.RunAsync(host, customer);
        var first = await Billing.LatestAsync(host, customer);
        var id = first["id"].GetString();
        Assert.Equal("not_void", (await host.PostAsync($"/invoices/{id}/rebill")).Expect(409).Code);
        (await host.PostAsync($"/invoices/{id}/void", new { reason = "wrong" })).Expect(200);
        await Billing.RunAsync(host, customer);
        Assert.Equal(id, (await Billing.LatestAsync(host, customer))["id"].GetString());
        var draft = (await host.PostAsync($"/invoices/{id}/rebill")).Expect(200);
        Assert.Equal(("draft", "100.00", first["period.start"].GetString()), (draft["status"].GetString(), draft["total"].GetString(), draft["period.start"].GetString()));
        Assert.Equal("already_rebilled", (await host.PostAsync($"/invoices/{id}/rebill")).Expect(409).Code);
        (await host.PostAsync($"/invoices/{draft["id"].GetString()}/finalize")).Expect(200);
        var second = (await host.PostAsync($"/invoices/{draft["id"].GetString()}/void", new { reason = "again", rebill = true })).Expect(200);
        Assert.Equal("void", second["status"].GetString());
        Assert.Equal(("draft", "100.00"), ((await Billing.LatestAsync(host, customer))["status"].GetString(), (await Billing.LatestAsync(host, customer))["total"].GetString()));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_draft_takes_coupons_and_taxes_and_gives_back_those_it_no_longer_names()
    {
        var stem = $"d{Guid.NewGuid():N}"[..10];
        (await host.PostAsync("/coupons", new { code = stem, name = "Ten", kind = "percentage", percent_off = "10", duration = "once", max_redemptions = 1 })).Expect(201);
        (await host.PostAsync("/taxes", new { code = stem + "T", name = "T", kind = "percentage", rate = "20" })).Expect(201);
        var customer = await host.CustomerAsync();
        var draft = await host.InvoiceAsync(customer, "100.00", finalize: false);
        Assert.Equal("90.00", (await PutAsync(draft, "coupons", new { coupons = new[] { stem } })).Expect(200)["total"].GetString());
        Assert.Equal("108.00", (await PutAsync(draft, "taxes", new { taxes = new[] { stem + "T" } })).Expect(200)["total"].GetString());
        var other = await host.InvoiceAsync(customer, "50.00", finalize: false);
        Assert.Equal("coupons[0]", (await PutAsync(other, "coupons", new { coupons = new[] { stem } })).Expect(422)["errors"].EnumerateObject().Single().Name);
        Assert.Equal("coupons[0]", (await PutAsync(other, "coupons", new { coupons = new[] { stem + "-unknown" } })).Expect(422)["errors"].EnumerateObject().Single().Name);
        Assert.Equal("120.00", (await PutAsync(draft, "coupons", new { coupons = Array.Empty<string>() })).Expect(200)["total"].GetString());
        Assert.Equal("45.00", (await PutAsync(other, "coupons", new { coupons = new[] { stem } })).Expect(200)["total"].GetString());
        Assert.Equal("45.00", (await host.PostAsync($"/invoices/{other}/finalize")).Expect(200)["total"].GetString());
        Assert.Equal("already_final", (await PutAsync(other, "coupons", new { coupons = Array.Empty<string>() })).Expect(409).Code);
        await host.MustBeRightAsync();
    }

    private Task<Reply> PutAsync(string invoice, string what, object body) => host.Http.AskAsync(HttpMethod.Put, $"/invoices/{invoice}/{what}", body);
}

internal static class Billing
{
    /// <summary>Bills what is due and waits for the end of the run.</summary>
    public static async Task<Reply> RunAsync(ConsoleHost host, params string[] customers)
    {
        var run = (await host.PostAsync("/billing-runs", new { customers })).Expect(202)["id"].GetString();
        for (var i = 0; i < 200; i++)
        {
            var seen = (await host.GetAsync($"/billing-runs/{run}")).Expect(200);
            if (seen["status"].GetString() is "completed" or "failed") return seen;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The billing run did not end.");
    }

    public static async Task<Reply> LatestAsync(ConsoleHost host, string customer)
    {
        var row = (await host.GetAsync($"/invoices?customer={customer}&limit=1")).Expect(200);
        return (await host.GetAsync($"/invoices/{row["data.0.id"].GetString()}")).Expect(200);
    }
}
