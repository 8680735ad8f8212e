using BillingConsole.Tests.Deals;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Invoices;

public sealed class TimelineTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Fact]
    public async Task A_timeline_tells_what_happened_with_what_was_owed_after_it()
    {
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "250.00");
        (await host.PayAsync(invoice, "300.00")).Expect(201);
        (await host.PostAsync($"/invoices/{invoice}/credit-notes", new { amount = "10.00", reason = "late delivery" })).Expect(201);
        (await host.Http.AskAsync(HttpMethod.Patch, $"/customers/{customer}", new { phone = "+1 555 0100" })).Expect(200);
        var rows = (await host.GetAsync($"/customers/{customer}/timeline")).Expect(200)["data"].EnumerateArray().ToList();
        Assert.Equal(["Credit note issued", "Payment received", "Invoice issued"], rows.Where(r => r.GetProperty("amount").ValueKind == System.Text.Json.JsonValueKind.String).Select(r => Books.Text(r, "text")));
        Assert.Equal(["-60.00", "-50.00", "250.00"], rows.Where(r => r.GetProperty("amount").ValueKind == System.Text.Json.JsonValueKind.String).Select(r => Books.Text(r, "balance")));
        Assert.Contains(rows, r => Books.Text(r, "text") == "Change customer");
        Assert.Equal("Create customer", Books.Text(rows[^1], "text"));
    }

    [Fact]
    public async Task A_billing_run_is_told_by_its_invoices_and_not_by_its_own_bookkeeping_but_a_status_is()
    {
        await using var own = ConsoleHost.At(DealWorld.Start);
        await DealWorld.FillAsync(own);
        await own.AssignAsync("""{"customer":"acme","plan":"scale","trial_days":10}""");
        await own.AdvanceAsync("2026-02-12T00:00:00Z");
        await own.BillAsync();
        var told = (await own.GetAsync("/customers/acme/timeline?limit=200")).Expect(200)["data"].EnumerateArray().Select(r => Books.Text(r, "text")).ToList();
        Assert.Equal(2, told.Count(t => t == "Invoice issued"));
        Assert.Equal(["Bill next deals"], told.Where(t => t.StartsWith("Bill", StringComparison.Ordinal)));
        Assert.Contains("Create subscription", told);
    }

    [Fact]
    public async Task Leafing_through_a_timeline_shows_each_thing_once_and_the_same_balances()
    {
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "100.00");
        foreach (var _ in Enumerable.Range(0, 7)) (await host.PayAsync(invoice, "1.00")).Expect(201);
        var whole = (await host.GetAsync($"/customers/{customer}/timeline?limit=200")).Expect(200)["data"].EnumerateArray().Select(r => r.GetRawText()).ToList();
        List<string> leafed = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await host.GetAsync($"/customers/{customer}/timeline?limit=2{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}")).Expect(200);
            leafed.AddRange(page["data"].EnumerateArray().Select(r => r.GetRawText()));
            cursor = page["next_cursor"].GetString();
        }
        Assert.Equal(whole, leafed);
        (await host.GetAsync($"/customers/{customer}/timeline?cursor=x")).Expect(422);
        (await host.GetAsync("/customers/nobody/timeline")).Expect(404);
    }

    [Fact]
    public async Task A_statement_goes_from_what_was_owed_to_what_is_owed()
    {
        await using var own = ConsoleHost.At("2026-01-15T09:00:00Z");
        var customer = await own.CustomerAsync();
        var first = await own.InvoiceAsync(customer, "100.00");
        await own.AdvanceAsync("2026-03-01T09:00:00Z");
        (await own.PayAsync(first, "40.00")).Expect(201);
        await own.InvoiceAsync(customer, "30.00");
        var statement = (await own.GetAsync($"/customers/{customer}/statement?from=2026-02-01&to=2026-03-31")).Expect(200);
        Assert.Equal(("100.00", "30.00", "40.00", "90.00"), (statement["opening"].GetString(), statement["charges"].GetString(), statement["payments"].GetString(), statement["closing"].GetString()));
        Assert.Equal(["60.00", "90.00"], statement["rows"].EnumerateArray().Select(r => Books.Text(r, "balance")));
        Assert.Equal(("30.00", "60.00"), (statement["ageing.not_due"].GetString(), statement["ageing.days1_to30"].GetString()));
        Assert.Equal("0.00", (await own.GetAsync($"/customers/{customer}/statement?from=2025-01-01&to=2025-12-31")).Expect(200)["closing"].GetString());
        Assert.Equal("%PDF", (await own.GetAsync($"/customers/{customer}/statement.pdf")).Expect(200).Text[..4]);
        (await own.GetAsync($"/customers/{customer}/statement?from=2026-04-01&to=2026-03-31")).Expect(422);
    }

    [Fact]
    public async Task Overdue_invoices_are_reminded_of_once_per_step_until_they_are_paid()
    {
        await using var own = ConsoleHost.At("2026-01-01T09:00:00Z");
        own.Settings["Jobs:Enabled"] = "true";
        Assert.Equal("dunning.days", (await own.Http.AskAsync(HttpMethod.Patch, "/company", new { dunning = new { enabled = true, days = Days(5, 5) } })).Expect(422)["errors"].EnumerateObject().Single().Name);
        (await own.Http.AskAsync(HttpMethod.Patch, "/company", new { dunning = new { enabled = true, days = Days(3, 10) } })).Expect(200);
        var customer = await own.CustomerAsync();
        var late = await own.InvoiceAsync(customer, "100.00");
        var paid = await own.InvoiceAsync(customer, "5.00");
        (await own.PayAsync(paid, "5.00")).Expect(201);
        await own.AdvanceAsync("2026-02-02T12:00:00Z");
        Assert.Empty(await RemindersAsync(own, customer));
        await own.AdvanceAsync("2026-02-03T12:00:00Z");
        Assert.Single(await RemindersAsync(own, customer));
        await own.AdvanceAsync("2026-02-09T12:00:00Z");
        Assert.Single(await RemindersAsync(own, customer));
        await own.AdvanceAsync("2026-02-10T12:00:00Z");
        Assert.Equal(2, (await RemindersAsync(own, customer)).Count);
        (await own.PayAsync(late, "100.00")).Expect(201);
        await own.AdvanceAsync("2026-04-10T12:00:00Z");
        Assert.Equal(2, (await RemindersAsync(own, customer)).Count);
        await own.MustBeRightAsync();
    }

    private static int[] Days(params int[] days) => days;

    private static async Task<List<string>> RemindersAsync(ConsoleHost host, string customer) =>
        [.. (await host.GetAsync($"/customers/{customer}/timeline")).Expect(200)["data"].EnumerateArray().Where(r => Books.Text(r, "kind") == "invoice_reminded").Select(r => Books.Text(r, "text"))];
}
