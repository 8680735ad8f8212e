using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Wallets;

public sealed class WalletApiTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Theory]
    [InlineData("""{"kind":"paid"}""", "amount")]
    [InlineData("""{"amount":"5.00"}""", "kind")]
    [InlineData("""{"amount":"0","kind":"paid"}""", "amount")]
    [InlineData("""{"amount":"1.001","kind":"paid"}""", "amount")]
    [InlineData("""{"amount":"5.00","kind":"granted"}""", "reason")]
    [InlineData("""{"amount":"5.00","kind":"granted","reason":"x","payment":"recorded"}""", "payment")]
    [InlineData("""{"amount":"5.00","kind":"granted","reason":"x","payment":"invoice"}""", "payment")]
    [InlineData("""{"amount":"5.00","kind":"granted","reason":"x","payment":"link"}""", "payment")]
    [InlineData("""{"amount":"5.00","kind":"paid","expires_on":"2026-01-14"}""", "expires_on")]
    [InlineData("""{"amount":"5.00","kind":"paid","priority":-1}""", "priority")]
    [InlineData("""{"amount":"5.00","kind":"stolen"}""", "kind")]
    public async Task A_top_up_that_cannot_be_is_refused_at_its_field(string body, string field)
    {
        var wallet = await host.WalletAsync(await host.CustomerAsync());
        var refused = (await host.PostAsync($"/wallets/{wallet}/top-ups", body)).Expect(422);
        Assert.Equal(field, refused["errors"].EnumerateObject().Single().Name);
        Assert.Equal("0.00", (await host.WalletOfAsync(wallet))["balance"].GetString());
    }

    [Fact]
    public async Task A_role_grants_up_to_its_limit_and_pays_in_without_one()
    {
        await using var own = ConsoleHost.At(MoneyHost.Start);
        var wallet = await own.WalletAsync(await own.CustomerAsync());
        (await own.PatchAsync("/company", new { top_up_limits = new { support = "50.00" } })).Expect(200);
        using var support = await own.AsAsync("support");
        Task<Reply> Ask(string amount, string kind) => support.AskAsync(HttpMethod.Post, $"/wallets/{wallet}/top-ups", new { amount, kind, reason = "outage" });
        var refused = (await Ask("50.01", "granted")).Expect(422);
        Assert.Contains("at most 50", refused.Text, StringComparison.Ordinal);
        (await Ask("50.00", "granted")).Expect(201);
        (await Ask("500.00", "paid")).Expect(201);
        (await own.PostAsync($"/wallets/{wallet}/top-ups", new { amount = "900.00", kind = "granted", reason = "contract" })).Expect(201);
        using var sales = await own.AsAsync("sales_ops");
        (await sales.AskAsync(HttpMethod.Post, $"/wallets/{wallet}/top-ups", new { amount = "1.00", kind = "granted", reason = "x" })).Expect(403);
        var audit = (await own.GetAsync("/audit?object=" + wallet)).Expect(200);
        Assert.NotEqual(0, audit["data"].GetArrayLength());
        await own.MustBeRightAsync();
    }

    [Fact]
    public async Task A_wallet_is_made_found_and_changed()
    {
        var customer = await host.CustomerAsync("EUR");
        var made = (await host.PostAsync("/wallets", new { customer, name = "Annual prepayment", priority = 3, metadata = new { po = "7" } })).Expect(201);
        var id = made["id"].GetString()!;
        Assert.StartsWith("wal_", id, StringComparison.Ordinal);
        var read = (await host.WalletOfAsync(id)).Expect(200);
        Assert.Equal(("EUR", "0.00", "0.00", "0.00", "0.00", 3), (read["currency"].GetString(), read["balance"].GetString(), read["ongoing_balance"].GetString(), read["granted"].GetString(), read["paid"].GetString(), read["priority"].GetInt32()));
        Assert.Equal((false, "ok"), (read["alert.enabled"].GetBoolean(), read["alert.state"].GetString()));
        Assert.Equal("Prepayment", (await host.PatchAsync($"/wallets/{id}", new { name = "Prepayment" })).Expect(200)["name"].GetString());
        (await host.PatchAsync($"/wallets/{id}", new { currency = "USD" })).Expect(422);
        Assert.Equal(id, (await host.GetAsync($"/wallets?customer={customer}")).Expect(200)["data.0.id"].GetString());
        Assert.Equal(1, (await host.GetAsync("/wallets?search=prepayment")).Expect(200)["data"].GetArrayLength());
        (await host.PostAsync("/wallets", new { customer = "nobody" })).Expect(422);
        (await host.PostAsync("/wallets", new { })).Expect(422);
        (await host.PostAsync("/wallets", new { customer, currency = "DOGE", priority = 5000 })).Expect(422);
        (await host.GetAsync("/wallets/wal_nothing")).Expect(404);
        (await host.GetAsync("/wallets?customer=nobody")).Expect(422);
    }
}
