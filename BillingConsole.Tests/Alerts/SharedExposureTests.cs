using BillingConsole.Tests.Support;
using BillingConsole.Tests.Wallets;

namespace BillingConsole.Tests.Alerts;

/// <summary>What one customer will be billed lies on its credit balance first, then on its wallets in their order.</summary>
public sealed class SharedExposureTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Fact]
    public async Task A_top_up_of_one_wallet_relieves_its_sibling()
    {
        var sold = await Metered.SellAsync(host);
        var (first, last) = (await host.WalletAsync(sold.Customer, 1), await host.WalletAsync(sold.Customer, 2));
        await host.TopUpAsync(last, "50.00");
        await host.UseAsync(sold, 30);
        await host.OngoingBecomesAsync(last, "20.00");
        await host.TopUpAsync(first, "10.00");
        await host.OngoingBecomesAsync(last, "30.00");
        await host.OngoingBecomesAsync(first, "0.00");
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task Credit_that_comes_in_and_goes_out_bears_exposure_before_the_wallet()
    {
        var sold = await Metered.SellAsync(host);
        var wallet = await host.WalletAsync(sold.Customer);
        await host.TopUpAsync(wallet, "50.00");
        await host.UseAsync(sold, 30);
        await host.OngoingBecomesAsync(wallet, "20.00");
        var invoice = await host.InvoiceAsync(sold.Customer, "50.00");
        Assert.Equal("-30.00", (await host.WalletOfAsync(wallet))["ongoing_balance"].GetString());
        (await host.PostAsync($"/invoices/{invoice}/void", new { reason = "by mistake" })).Expect(200);
        await host.OngoingBecomesAsync(wallet, "20.00");
        var payment = (await host.PayAsync(await host.InvoiceAsync(sold.Customer, "55.00"), "15.00")).Expect(201)["id"].GetString();
        await host.OngoingBecomesAsync(wallet, "-20.00");
        (await host.PostAsync($"/payments/{payment}/refund", new { amount = "10.00", reason = "too much" })).Expect(200);
        await host.OngoingBecomesAsync(wallet, "-30.00");
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task An_invoice_that_takes_the_credit_leaves_the_exposure_to_the_wallet_in_the_same_commit()
    {
        var sold = await Metered.SellAsync(host);
        var wallet = await host.WalletAsync(sold.Customer);
        (await host.PayAsync(await host.InvoiceAsync(sold.Customer, "1.00"), "31.00")).Expect(201);
        await host.TopUpAsync(wallet, "50.00");
        await host.UseAsync(sold, 30);
        await host.OngoingBecomesAsync(wallet, "50.00");
        await host.InvoiceAsync(sold.Customer, "30.00");
        Assert.Equal("20.00", (await host.WalletOfAsync(wallet))["ongoing_balance"].GetString());
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task Voiding_an_automatic_top_up_does_not_write_the_next_one_at_once()
    {
        var customer = await host.CustomerAsync();
        var wallet = await host.WalletAsync(customer);
        (await host.PutAsync($"/wallets/{wallet}/auto-top-up", new { enabled = true, threshold = "5.00", amount = "20.00" })).Expect(200);
        var asked = (await host.GetAsync($"/wallets/{wallet}/top-ups")).Expect(200)["data.0.invoice"].GetString();
        (await host.PostAsync($"/invoices/{asked}/void", new { reason = "not wanted" })).Expect(200);
        Assert.Equal(1, (await host.GetAsync($"/wallets/{wallet}/top-ups")).Expect(200)["data"].GetArrayLength());
        Assert.Equal("0.00", (await host.WalletOfAsync(wallet))["pending"].GetString());
        (await host.PutAsync($"/wallets/{wallet}/auto-top-up", new { enabled = true, threshold = "5.00", amount = "20.00", cooldown_days = 0 })).Expect(422);
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_limit_in_one_currency_does_not_let_another_through()
    {
        await using var own = ConsoleHost.At(MoneyHost.Start);
        var wallet = (await own.PostAsync("/wallets", new { customer = await own.CustomerAsync(), currency = "KWD" })).Expect(201)["id"].GetString();
        (await own.PatchAsync("/company", new { top_up_limits = new { support = "50.00" } })).Expect(200);
        using var support = await own.AsAsync("support");
        var refused = (await support.AskAsync(HttpMethod.Post, $"/wallets/{wallet}/top-ups", new { amount = "40.000", kind = "granted", reason = "outage" })).Expect(422);
        Assert.Contains("at most 50 USD", refused.Text, StringComparison.Ordinal);
    }
}
