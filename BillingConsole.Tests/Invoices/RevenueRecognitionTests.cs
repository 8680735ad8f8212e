using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Invoices;

public sealed class RevenueRecognitionTests
{
    private static async Task<(ConsoleHost Host, string Customer)> DealAsync(string start = "2026-01-01T00:00:00Z", string zone = "UTC", string amount = "100.00", string? tax = null, string recognition = "daily")
    {
        var host = ConsoleHost.At(start);
        host.Settings["Jobs:Enabled"] = "true";
        (await host.Http.AskAsync(HttpMethod.Patch, "/company", new { recognition })).Expect(200);
        if (tax is not null) (await host.PostAsync("/taxes", new { code = "VAT", name = "VAT", kind = "percentage", rate = tax, inclusive = true })).Expect(201);
        var customer = await host.CustomerAsync(more: new { external_id = "acme", name = "Acme", currency = "USD", time_zone = zone, taxes = tax is null ? Array.Empty<string>() : ["VAT"] }) is var _ ? "acme" : "";
        (await host.PostAsync("/plans", new { code = "p", name = "Plan", currency = "USD", interval = "month", prices = new[] { new { code = "fee", kind = "recurring", model = "flat", amount } } })).Expect(201);
        (await host.PostAsync("/subscriptions", new { customer, plan = "p", starts_on = "2026-01-01" })).Expect(201);
        return (host, customer);
    }

    [Fact]
    public async Task A_fee_in_advance_is_earned_day_by_day_and_all_of_it_at_the_end()
    {
        var (host, _) = await DealAsync();
        await using var _1 = host;
        await host.AdvanceAsync("2026-01-01T02:00:00Z");
        Assert.Equal((100m, 0m), (await host.AccountAsync("deferred_revenue"), await host.AccountAsync("revenue:recurring")));
        await host.AdvanceAsync("2026-01-11T00:00:00Z");
        // 100.00 over 31 days: 3.23 on the first 18 days, 3.22 on the others.
        Assert.Equal((67.70m, 32.30m), (await host.AccountAsync("deferred_revenue"), await host.AccountAsync("revenue:recurring")));
        await host.MustBeRightAsync();
        await host.AdvanceAsync("2026-02-01T00:00:00Z");
        Assert.Equal((100m, 100m), (await host.AccountAsync("deferred_revenue"), await host.AccountAsync("revenue:recurring")));
        var january = (await host.GetAsync("/ledger/trial-balance?as_of=2026-01-31")).Expect(200)["accounts"].EnumerateArray().Single(a => Books.Text(a, "code") == "revenue:recurring");
        Assert.Equal(100m, Books.Amount(january, "credit"));
        await host.MustBeRightAsync();
    }

    [Theory]
    [InlineData("Asia/Kolkata", "2026-01-01T23:00:00Z", 0)]
    [InlineData("Asia/Kolkata", "2026-01-02T00:00:00Z", 1)]
    [InlineData("America/Los_Angeles", "2026-01-02T23:00:00Z", 0)]
    [InlineData("America/Los_Angeles", "2026-01-03T00:00:00Z", 1)]
    public async Task The_day_ends_where_the_customer_is(string zone, string now, int earned)
    {
        var (host, _) = await DealAsync("2025-12-31T00:00:00Z", zone, "31.00");
        await using var _1 = host;
        await host.AdvanceAsync(now);
        Assert.Equal(earned, await host.AccountAsync("revenue:recurring"));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task Asking_twice_earns_nothing_twice()
    {
        var (host, _) = await DealAsync();
        await using var _1 = host;
        await host.AdvanceAsync("2026-01-05T00:00:00Z");
        var before = await host.AccountAsync("revenue:recurring");
        (await host.PostAsync("/jobs/revenue-recognition/run", new { })).Expect(202);
        await host.AdvanceAsync("2026-01-05T12:00:00Z");
        Assert.Equal(before, await host.AccountAsync("revenue:recurring"));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_late_run_counts_the_days_that_passed_and_never_before_the_invoice()
    {
        var (host, _) = await DealAsync("2026-03-10T00:00:00Z");
        await using var _1 = host;
        await host.AdvanceAsync("2026-03-10T03:00:00Z");
        // January and February are over, of March nine days are.
        Assert.Equal(200m + 29.07m, await host.AccountAsync("revenue:recurring"));
        var entries = (await host.GetAsync("/ledger/entries?account=revenue&customer=acme")).Expect(200)["data"].EnumerateArray();
        Assert.All(entries, e => Assert.True(string.CompareOrdinal(Books.Text(e, "on"), "2026-03-10") >= 0));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task Inclusive_tax_is_never_earned()
    {
        var (host, _) = await DealAsync(amount: "118.00", tax: "18");
        await using var _1 = host;
        await host.AdvanceAsync("2026-01-01T02:00:00Z");
        Assert.Equal(100m, await host.AccountAsync("deferred_revenue"));
        await host.AdvanceAsync("2026-02-01T00:00:00Z");
        Assert.Equal(100m, await host.AccountAsync("revenue:recurring"));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_voided_invoice_takes_back_what_it_earned_and_earns_no_more()
    {
        var (host, customer) = await DealAsync();
        await using var _1 = host;
        await host.AdvanceAsync("2026-01-11T00:00:00Z");
        var invoice = (await Billing.LatestAsync(host, customer))["id"].GetString();
        (await host.PostAsync($"/invoices/{invoice}/void", new { reason = "x" })).Expect(200);
        Assert.Equal((0m, 0m), (await host.AccountAsync("deferred_revenue"), await host.AccountAsync("revenue:recurring")));
        await host.AdvanceAsync("2026-01-25T00:00:00Z");
        Assert.Equal(0m, await host.AccountAsync("revenue:recurring"));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task Monthly_earns_once_a_month_and_exactly_the_days_of_it()
    {
        var (host, _) = await DealAsync("2026-01-15T00:00:00Z", recognition: "monthly");
        await using var _1 = host;
        (await host.PostAsync("/plans", new { code = "q", name = "Quarter", currency = "USD", interval = "quarter", prices = new[] { new { code = "fee-q", kind = "recurring", model = "flat", amount = "90.00" } } })).Expect(201);
        var other = await host.CustomerAsync();
        (await host.PostAsync("/subscriptions", new { customer = other, plan = "q", starts_on = "2026-01-15" })).Expect(201);
        await Billing.RunAsync(host, other);
        await host.AdvanceAsync("2026-01-31T23:00:00Z");
        Assert.Equal(0m, await host.AccountAsync("revenue:recurring"));
        await host.AdvanceAsync("2026-04-20T00:00:00Z");
        // 90.00 over 15 January to 15 April, 90 days: 17 + 28 + 31 of them are in months that are over.
        var entries = (await host.GetAsync($"/ledger/entries?account=revenue&customer={other}")).Expect(200)["data"].EnumerateArray().ToList();
        Assert.Equal([("2026-03-31", 31m), ("2026-02-28", 28m), ("2026-01-31", 17m)], entries.Select(e => (Books.Text(e, "on"), Books.Amount(e.GetProperty("postings")[0], "debit"))));
        await host.MustBeRightAsync();
    }

    [Theory]
    [InlineData("daily")]
    [InlineData("monthly")]
    public async Task A_credit_note_of_unused_days_leaves_exactly_the_used_ones_to_earn(string recognition)
    {
        var (host, customer) = await DealAsync(recognition: recognition);
        await using var _1 = host;
        await host.AdvanceAsync("2026-01-11T12:00:00Z");
        var invoice = await Billing.LatestAsync(host, customer);
        // Ten days are used; 67.70 of 100.00 are not.
        (await host.PostAsync($"/invoices/{invoice["id"].GetString()}/credit-notes", new { lines = new[] { new { line = invoice["lines.0.id"].GetString(), amount = "67.70" } }, reason = "ends today" })).Expect(201);
        await host.MustBeRightAsync();
        await host.AdvanceAsync("2026-01-31T12:00:00Z");
        (await host.PostAsync("/ledger/verify")).Expect(200);
        await host.AdvanceAsync("2026-02-01T00:00:00Z");
        var earned = (await host.GetAsync($"/ledger/entries?invoice={invoice["id"].GetString()}&account=revenue")).Expect(200)["data"].EnumerateArray();
        Assert.Equal(32.30m, earned.Sum(e => Books.Amount(e.GetProperty("postings")[0], "debit")));
        await host.MustBeRightAsync();
    }
}
