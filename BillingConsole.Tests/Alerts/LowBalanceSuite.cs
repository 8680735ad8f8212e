using BillingConsole.Tests.Support;
using BillingConsole.Tests.Wallets;

namespace BillingConsole.Tests.Alerts;

public sealed class LowBalanceOnSqliteTests(MoneyHost host) : LowBalanceSuite(host), IClassFixture<MoneyHost>;

public sealed class LowBalanceOnPostgresTests() : LowBalanceSuite(ConsoleHost.OnPostgres(MoneyHost.Start)), IAsyncDisposable
{
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

public abstract class LowBalanceSuite(ConsoleHost host)
{
    protected ConsoleHost Host { get; } = host;

    [Fact]
    public async Task Below_the_threshold_fires_and_at_it_does_not()
    {
        var customer = await Host.CustomerAsync();
        var wallet = await Host.WalletAsync(customer);
        await Host.TopUpAsync(wallet, "100.00");
        await Host.AlertAtAsync(wallet, "50.00");
        await Host.InvoiceAsync(customer, "50.00");
        Assert.Equal("ok", (await Host.WalletOfAsync(wallet))["alert.state"].GetString());
        await Host.InvoiceAsync(customer, "0.01");
        var low = await Host.WalletOfAsync(wallet);
        Assert.Equal(("low", "49.99"), (low["alert.state"].GetString(), low["ongoing_balance"].GetString()));
        var fired = (await Host.FiringsAsync(wallet)).Single();
        Assert.Equal(("50.00", "49.99", "open"), (Books.Text(fired, "threshold"), Books.Text(fired, "ongoing_balance"), Books.Text(fired, "state")));
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task It_fires_once_for_each_crossing_and_each_has_its_own_row()
    {
        var customer = await Host.CustomerAsync();
        var wallet = await Host.WalletAsync(customer);
        await Host.TopUpAsync(wallet, "60.00");
        await Host.AlertAtAsync(wallet, "50.00");
        for (var crossing = 1; crossing <= 4; crossing++)
        {
            await Host.InvoiceAsync(customer, "11.00");
            await Host.InvoiceAsync(customer, "1.00");
            Assert.Equal(crossing, (await Host.FiringsAsync(wallet)).Count);
            await Host.TopUpAsync(wallet, "1.00");
            Assert.Equal(crossing, (await Host.FiringsAsync(wallet)).Count);
            await Host.TopUpAsync(wallet, "11.00");
            Assert.Equal("ok", (await Host.WalletOfAsync(wallet))["alert.state"].GetString());
        }
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task Setting_it_above_the_balance_fires_at_once_and_disabling_makes_it_ready_again()
    {
        var wallet = await Host.WalletAsync(await Host.CustomerAsync());
        await Host.TopUpAsync(wallet, "10.00");
        await Host.AlertAtAsync(wallet, "20.00");
        await Host.AlertAtAsync(wallet, "30.00");
        Assert.Single(await Host.FiringsAsync(wallet));
        (await Host.PutAsync($"/wallets/{wallet}/alert", new { enabled = false })).Expect(200);
        Assert.Equal("ok", (await Host.WalletOfAsync(wallet))["alert.state"].GetString());
        await Host.AlertAtAsync(wallet, "30.00");
        Assert.Equal(2, (await Host.FiringsAsync(wallet)).Count);
        (await Host.PutAsync($"/wallets/{wallet}/alert", new { enabled = true })).Expect(422);
        (await Host.PutAsync($"/wallets/{wallet}/alert", new { enabled = true, threshold = "-1" })).Expect(422);
        (await Host.PutAsync($"/wallets/{wallet}/alert", new { threshold = "1" })).Expect(422);
    }

    [Fact]
    public async Task It_is_told_in_the_inbox_and_by_mail_and_can_be_acknowledged_and_sent_again()
    {
        var wallet = await Host.WalletAsync(await Host.CustomerAsync());
        await Host.AlertAtAsync(wallet, "5.00");
        var fired = (await Host.FiringsAsync(wallet)).Single();
        Assert.Equal(["in_app", "email"], fired.GetProperty("deliveries").EnumerateArray().Select(d => Books.Text(d, "channel")));
        Assert.Equal("billing@customer.example", Books.Text(fired.GetProperty("deliveries")[1], "target"));
        var id = Books.Text(fired, "id");
        var seen = (await Host.PostAsync($"/alerts/{id}/acknowledge")).Expect(200);
        Assert.Equal("acknowledged", seen["state"].GetString());
        Assert.Equal(3, (await Host.PostAsync($"/alerts/{id}/replay")).Expect(200)["deliveries"].GetArrayLength());
        Assert.Empty((await Host.GetAsync($"/alerts?wallet={wallet}&state=open")).Expect(200)["data"].EnumerateArray());
        (await Host.GetAsync("/alerts?state=loud")).Expect(422);
        (await Host.PostAsync("/alerts/alr_none/acknowledge")).Expect(404);
    }

    [Fact]
    public async Task Usage_lowers_the_ongoing_balance_and_is_not_counted_again_when_it_is_billed()
    {
        var sold = await Metered.SellAsync(Host);
        var wallet = await Host.WalletAsync(sold.Customer);
        await Host.TopUpAsync(wallet, "100.00");
        await Host.AlertAtAsync(wallet, "30.00");
        await Host.UseAsync(sold, 25);
        await Host.OngoingBecomesAsync(wallet, "75.00");
        await Host.UseAsync(sold, 40);
        await Host.OngoingBecomesAsync(wallet, "35.00");
        Assert.Equal(("100.00", "65.00"), ((await Host.WalletOfAsync(wallet))["balance"].GetString(), (await Host.WalletOfAsync(wallet))["exposure"].GetString()));
        await Host.AdvanceAsync("2026-02-15T12:00:00Z");
        var billed = await Host.WalletOfAsync(wallet);
        Assert.Equal(("35.00", "35.00", "0.00"), (billed["balance"].GetString(), billed["ongoing_balance"].GetString(), billed["exposure"].GetString()));
        Assert.Empty(await Host.FiringsAsync(wallet));
        await Host.UseAsync(sold, 5.01m);
        await Host.OngoingBecomesAsync(wallet, "29.99");
        Assert.Single(await Host.FiringsAsync(wallet));
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_draft_is_exposure_and_the_credit_balance_bears_it_before_the_wallets_do()
    {
        var customer = await Host.CustomerAsync();
        var (first, last) = (await Host.WalletAsync(customer, 1), await Host.WalletAsync(customer, 2));
        await Host.TopUpAsync(first, "20.00");
        await Host.TopUpAsync(last, "20.00");
        await Host.InvoiceAsync(customer, "50.00", finalize: false);
        await Host.OngoingBecomesAsync(first, "0.00");
        await Host.OngoingBecomesAsync(last, "-10.00");
        (await Host.PayAsync(await Host.InvoiceAsync(customer, "0.00"), "15.00")).Expect(201);
        await Host.OngoingBecomesAsync(last, "5.00");
        Assert.Equal("0.00", (await Host.WalletOfAsync(first))["ongoing_balance"].GetString());
    }
}
