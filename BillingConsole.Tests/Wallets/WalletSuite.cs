using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Wallets;

public sealed class WalletsOnSqliteTests(MoneyHost host) : WalletSuite(host), IClassFixture<MoneyHost>;

public sealed class WalletsOnPostgresTests() : WalletSuite(ConsoleHost.OnPostgres(MoneyHost.Start)), IAsyncDisposable
{
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

public abstract class WalletSuite(ConsoleHost host)
{
    protected ConsoleHost Host { get; } = host;

    [Fact]
    public async Task Fifty_identical_top_ups_under_one_key_are_one()
    {
        var wallet = await Host.WalletAsync(await Host.CustomerAsync());
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Host.Http.AskAsync(
            HttpMethod.Post, $"/wallets/{wallet}/top-ups", new { amount = "20.00", kind = "paid", payment = "recorded" }, $"top-up-{wallet}")));
        Assert.All(replies, r => Assert.True(r.Status is 201 or 409, r.Text));
        Assert.Contains(replies, r => r.Status == 201);
        Assert.Equal("20.00", (await Host.WalletOfAsync(wallet))["balance"].GetString());
        Assert.Equal(1, (await Host.GetAsync($"/wallets/{wallet}/transactions"))["data"].GetArrayLength());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Invoices_that_spend_one_wallet_at_once_take_it_once()
    {
        var customer = await Host.CustomerAsync();
        var wallet = await Host.WalletAsync(customer);
        await Host.TopUpAsync(wallet, "100.00", "granted");
        await Host.TopUpAsync(wallet, "55.00");
        var invoices = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Host.InvoiceAsync(customer, "20.00")));
        var views = await Task.WhenAll(invoices.Select(Host.InvoiceOfAsync));
        Assert.Equal(155m, views.Sum(v => v.Amount("wallet_applied")));
        Assert.Equal(85m, views.Sum(v => v.Amount("amount_due")));
        Assert.Equal(7, views.Count(v => v["status"].GetString() == "paid"));
        Assert.Equal("0.00", (await Host.WalletOfAsync(wallet))["balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Drafts_show_what_a_wallet_would_pay_and_hold_nothing()
    {
        var customer = await Host.CustomerAsync();
        var wallet = await Host.WalletAsync(customer);
        await Host.TopUpAsync(wallet, "30.00");
        var drafts = new[] { await Host.InvoiceAsync(customer, "25.00", finalize: false), await Host.InvoiceAsync(customer, "25.00", finalize: false) };
        foreach (var draft in drafts) Assert.Equal("25.00", (await Host.InvoiceOfAsync(draft))["wallet_applied"].GetString());
        Assert.Equal("30.00", (await Host.WalletOfAsync(wallet))["balance"].GetString());
        var done = await Task.WhenAll(drafts.Select(d => Host.PostAsync($"/invoices/{d}/finalize")));
        Assert.Equal([5m, 25m], done.Select(d => d.Expect(200).Amount("wallet_applied")).Order());
        Assert.Equal("0.00", (await Host.WalletOfAsync(wallet))["balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Two_voids_give_back_once()
    {
        var customer = await Host.CustomerAsync();
        var wallet = await Host.WalletAsync(customer);
        await Host.TopUpAsync(wallet, "40.00");
        var invoice = await Host.InvoiceAsync(customer, "40.00");
        var voids = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Host.PostAsync($"/invoices/{invoice}/void", new { reason = "twice" })));
        Assert.Equal([200, 409], voids.Select(v => v.Status).Order());
        Assert.Equal("40.00", (await Host.WalletOfAsync(wallet))["balance"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Wallets_are_spent_by_their_priority_and_say_which_credit_paid_which_invoice()
    {
        var customer = await Host.CustomerAsync();
        var (second, first) = (await Host.WalletAsync(customer, 2), await Host.WalletAsync(customer, 1));
        await Host.TopUpAsync(second, "50.00", "granted");
        var paid = await Host.TopUpAsync(first, "30.00");
        var invoice = await Host.InvoiceAsync(customer, "60.00");
        Assert.Equal(("0.00", "20.00"), ((await Host.WalletOfAsync(first))["balance"].GetString(), (await Host.WalletOfAsync(second))["balance"].GetString()));
        var spent = (await Host.GetAsync($"/wallets/{first}/transactions")).Expect(200)["data.0"];
        Assert.Equal(("spent", "-30.00", invoice, paid), (Books.Text(spent, "move"), Books.Text(spent, "amount"), Books.Text(spent, "invoice"), Books.Text(spent, "credit")));
        Assert.Equal(2, (await Host.GetAsync($"/customers/{customer}/balance")).Expect(200)["wallets"].GetArrayLength());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_credit_in_another_currency_pays_nothing()
    {
        var customer = await Host.CustomerAsync();
        var wallet = (await Host.PostAsync("/wallets", new { customer, currency = "EUR" })).Expect(201)["id"].GetString()!;
        await Host.TopUpAsync(wallet, "50.00");
        Assert.Equal("10.00", (await Host.InvoiceOfAsync(await Host.InvoiceAsync(customer, "10.00")))["amount_due"].GetString());
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task The_customers_credit_pays_before_the_wallet_and_can_settle_a_top_up()
    {
        var customer = await Host.CustomerAsync();
        var wallet = await Host.WalletAsync(customer);
        (await Host.PayAsync(await Host.InvoiceAsync(customer, "1.00"), "61.00")).Expect(201);
        await Host.TopUpAsync(wallet, "10.00");
        var invoice = await Host.InvoiceOfAsync(await Host.InvoiceAsync(customer, "20.00"));
        Assert.Equal((20m, 0m), (invoice.Amount("credits_applied"), invoice.Amount("wallet_applied")));
        var topUp = (await Host.PostAsync($"/wallets/{wallet}/top-ups", new { amount = "40.00", kind = "paid", payment = "invoice" })).Expect(201)["invoice"].GetString()!;
        Assert.Equal(("10.00", "40.00"), ((await Host.WalletOfAsync(wallet))["balance"].GetString(), (await Host.WalletOfAsync(wallet))["pending"].GetString()));
        Assert.Equal("top_up", (await Host.PostAsync($"/invoices/{topUp}/mark-uncollectible", new { reason = "x" })).Expect(409).Code);
        (await Host.PostAsync($"/invoices/{topUp}/apply-credit", new { })).Expect(200);
        Assert.Equal(("50.00", "0.00"), ((await Host.WalletOfAsync(wallet))["balance"].GetString(), (await Host.WalletOfAsync(wallet))["pending"].GetString()));
        Assert.Equal("topped_up", (await Host.PostAsync($"/invoices/{topUp}/void", new { reason = "x" })).Expect(409).Code);
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task What_a_top_up_was_paid_with_is_not_refunded_but_its_surplus_is()
    {
        var customer = await Host.CustomerAsync();
        var wallet = await Host.WalletAsync(customer);
        var topUp = (await Host.PostAsync($"/wallets/{wallet}/top-ups", new { amount = "40.00", kind = "paid", payment = "invoice" })).Expect(201)["invoice"].GetString()!;
        var payment = (await Host.PayAsync(topUp, "45.00")).Expect(201)["id"].GetString();
        Assert.Equal("40.00", (await Host.WalletOfAsync(wallet))["paid"].GetString());
        (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "6.00", reason = "x" })).Expect(422);
        (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "5.00", reason = "x" })).Expect(200);
        Assert.Equal("nothing_to_refund", (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "1.00", reason = "x" })).Expect(409).Code);
        await Host.MustBeRightAsync();
    }
}
