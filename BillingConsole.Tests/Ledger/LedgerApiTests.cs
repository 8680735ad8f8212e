using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Ledger;

public sealed class LedgerApiTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Fact]
    public async Task Entries_are_found_by_invoice_customer_account_and_day()
    {
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "20.00");
        (await host.PayAsync(invoice, "30.00")).Expect(201);
        var number = (await host.InvoiceOfAsync(invoice))["number"].GetString();
        var entries = (await host.GetAsync($"/ledger/entries?invoice={number}")).Expect(200);
        Assert.Equal(["payment_received", "invoice_issued"], entries["data"].EnumerateArray().Select(e => Books.Text(e, "kind")));
        Assert.Equal("cash", entries["data.0.postings.0.account"].GetString());
        Assert.Equal(("30.00", "0.00"), (entries["data.0.postings.0.debit"].GetString(), entries["data.0.postings.0.credit"].GetString()));
        Assert.Equal(number, entries["data.0.invoice_name"].GetString());
        Assert.Equal(2, (await host.GetAsync($"/ledger/entries?customer={customer}")).Expect(200)["data"].GetArrayLength());
        Assert.Equal(1, (await host.GetAsync($"/ledger/entries?customer={customer}&account=revenue")).Expect(200)["data"].GetArrayLength());
        Assert.Equal(1, (await host.GetAsync($"/ledger/entries?customer={customer}&account=revenue:one_off")).Expect(200)["data"].GetArrayLength());
        Assert.Equal(0, (await host.GetAsync($"/ledger/entries?customer={customer}&account=revenue_")).Expect(200)["data"].GetArrayLength());
        Assert.Equal(0, (await host.GetAsync($"/ledger/entries?customer={customer}&to=2026-01-14")).Expect(200)["data"].GetArrayLength());
        Assert.Equal(1, (await host.GetAsync($"/ledger/entries?customer={customer}&limit=1")).Expect(200)["data"].GetArrayLength());
        (await host.GetAsync("/ledger/entries?invoice=INV-none")).Expect(422);
        (await host.GetAsync("/ledger/entries?from=yesterday")).Expect(422);
    }

    [Fact]
    public async Task The_trial_balance_keeps_currencies_apart_and_can_look_back()
    {
        await using var own = ConsoleHost.At("2026-01-15T09:00:00Z");
        await own.InvoiceAsync(await own.CustomerAsync(), "20.00");
        await own.AdvanceAsync("2026-01-20T00:00:00Z");
        await own.InvoiceAsync(await own.CustomerAsync("JPY"), "700");
        var yen = (await own.GetAsync("/ledger/trial-balance?currency=JPY")).Expect(200);
        Assert.Equal(["accounts_receivable", "revenue:one_off"], yen["accounts"].EnumerateArray().Select(a => Books.Text(a, "code")));
        Assert.Equal(("700", "0", "0"), (yen["accounts.0.debit"].GetString(), yen["accounts.0.credit"].GetString(), yen["difference"].GetString()));
        var then = (await own.GetAsync("/ledger/trial-balance?as_of=2026-01-15")).Expect(200);
        Assert.Equal(2, then["accounts"].GetArrayLength());
        Assert.Equal("0.00", (await own.GetAsync("/ledger/trial-balance?currency=USD")).Expect(200)["difference"].GetString());
        Assert.Equal("0.00", (await own.GetAsync("/ledger/trial-balance?currency=EUR")).Expect(200)["difference"].GetString());
        (await own.GetAsync("/ledger/trial-balance?currency=DOGE")).Expect(422);
        await own.MustBeRightAsync();
    }

    [Fact]
    public async Task Closing_refuses_days_that_still_run_and_never_goes_back()
    {
        await using var own = ConsoleHost.At("2026-02-02T09:00:00Z");
        (await own.PostAsync("/ledger/close", new { })).Expect(422);
        (await own.PostAsync("/ledger/close", new { through = "2026-02-01" })).Expect(422);
        Assert.Equal("2026-01-31", (await own.PostAsync("/ledger/close", new { through = "2026-01-31" })).Expect(200)["through"].GetString());
        (await own.PostAsync("/ledger/close", new { through = "2026-01-31" })).Expect(200);
        Assert.Equal("already_closed", (await own.PostAsync("/ledger/close", new { through = "2026-01-30" })).Expect(409).Code);
        var support = await own.AsAsync("support");
        (await support.AskAsync(HttpMethod.Post, "/ledger/close", new { through = "2026-01-31" })).Expect(403);
        (await support.AskAsync(HttpMethod.Post, "/ledger/verify")).Expect(403);
    }

    [Fact]
    public async Task An_empty_ledger_is_right()
    {
        await using var own = ConsoleHost.At("2026-01-15T09:00:00Z");
        var report = (await own.PostAsync("/ledger/verify")).Expect(200);
        Assert.Equal((true, 0), (report["ok"].GetBoolean(), report["checked"].GetInt32()));
        await own.MustBeRightAsync();
    }
}
