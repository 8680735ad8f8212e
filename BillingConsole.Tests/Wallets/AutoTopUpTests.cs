using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Wallets;

public sealed class AutoTopUpTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    private async Task<int> TopUpsAsync(string wallet) => (await host.GetAsync($"/wallets/{wallet}/top-ups")).Expect(200)["data"].EnumerateArray().Count(c => c.GetProperty("automatic").GetBoolean());

    private async Task PayNewestAsync(string customer)
    {
        var invoice = (await host.GetAsync($"/invoices?customer={customer}&status=open"))["data"].EnumerateArray().First(i => Books.Amount(i, "total") == 100m);
        (await host.PayAsync(Books.Text(invoice, "id"), "100.00")).Expect(201);
    }

    [Fact]
    public async Task Below_the_threshold_one_invoice_asks_for_the_amount_until_cooldown_and_month_forbid_it()
    {
        var customer = await host.CustomerAsync();
        var wallet = await host.WalletAsync(customer);
        await host.TopUpAsync(wallet, "120.00");
        (await host.PutAsync($"/wallets/{wallet}/auto-top-up", new { enabled = true, threshold = "50.00", amount = "100.00", cooldown_days = 2, monthly_limit = "250.00" })).Expect(200);
        await host.InvoiceAsync(customer, "70.00");
        Assert.Equal(0, await TopUpsAsync(wallet));
        await host.InvoiceAsync(customer, "1.00");
        Assert.Equal(1, await TopUpsAsync(wallet));
        Assert.Equal("100.00", (await host.WalletOfAsync(wallet))["pending"].GetString());
        await host.InvoiceAsync(customer, "1.00");
        await host.AdvanceAsync("2026-01-18T10:00:00Z");
        await host.InvoiceAsync(customer, "1.00");
        Assert.Equal(1, await TopUpsAsync(wallet));
        await PayNewestAsync(customer);
        Assert.Equal("147.00", (await host.WalletOfAsync(wallet))["balance"].GetString());
        await host.InvoiceAsync(customer, "100.00");
        Assert.Equal(2, await TopUpsAsync(wallet));
        await PayNewestAsync(customer);
        await host.InvoiceAsync(customer, "100.00");
        Assert.Equal(2, await TopUpsAsync(wallet));
        await host.AdvanceAsync("2026-01-25T10:00:00Z");
        await host.InvoiceAsync(customer, "1.00");
        Assert.Equal(2, await TopUpsAsync(wallet));
        await host.AdvanceAsync("2026-02-01T10:00:00Z");
        await host.InvoiceAsync(customer, "1.00");
        Assert.Equal(3, await TopUpsAsync(wallet));
        await host.MustBeRightAsync();
    }

    [Theory]
    [InlineData("""{"threshold":"1"}""", "enabled")]
    [InlineData("""{"enabled":true,"amount":"5"}""", "threshold")]
    [InlineData("""{"enabled":true,"threshold":"5"}""", "amount")]
    [InlineData("""{"enabled":true,"threshold":"5","amount":"10","monthly_limit":"9"}""", "monthly_limit")]
    [InlineData("""{"enabled":true,"threshold":"5","amount":"10","cooldown_days":-1}""", "cooldown_days")]
    public async Task A_policy_that_cannot_be_is_refused_at_its_field(string body, string field)
    {
        var wallet = await host.WalletAsync(await host.CustomerAsync());
        var refused = (await host.PutAsync($"/wallets/{wallet}/auto-top-up", body)).Expect(422);
        Assert.Equal(field, refused["errors"].EnumerateObject().Single().Name);
    }
}
