using BillingConsole.Tests.Support;
using BillingConsole.Tests.Wallets;

namespace BillingConsole.Tests.Stripe.PayLinks;

public sealed class TopUpLinkTests(PayHost host) : IClassFixture<PayHost>
{
    [Fact]
    public async Task A_top_up_by_link_is_in_the_wallet_once_when_it_is_paid()
    {
        var wallet = await host.WalletAsync(await host.CustomerAsync());
        var (asked, link) = await AskAsync(wallet);
        Assert.Equal(link["url"].GetString(), asked["payment_link"].GetString());
        Assert.Equal(("0.00", "40.00"), await HoldsAsync(wallet));
        await host.PayByLinkAsync(link);
        foreach (var again in await host.EventsAsync("checkout.session.completed")) Assert.Equal(200, await host.TellAsync(again));
        await host.SettleAsync();
        Assert.Equal(("40.00", "0.00"), await HoldsAsync(wallet));
        Assert.Equal(("paid", "40.00", "0.00", 1), await host.StandingAsync(asked["invoice"].GetString()!));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_top_up_by_link_that_nobody_pays_ends_with_its_invoice()
    {
        var wallet = await host.WalletAsync(await host.CustomerAsync());
        var (asked, link) = await AskAsync(wallet);
        var session = await host.SessionAsync(link);
        (await host.PostAsync($"/invoices/{asked["invoice"].GetString()}/void", new { reason = "changed their mind" })).Expect(200);
        await host.SettleAsync();
        Assert.Equal(("0.00", "0.00"), await HoldsAsync(wallet));
        Assert.Equal("expired", await host.SessionStatusAsync(session));
        Assert.Equal("canceled", (await host.LinkOfAsync(link))["status"].GetString());
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_top_up_that_no_link_can_ask_for_is_refused_whole()
    {
        var customer = await host.CustomerAsync();
        var wallet = await host.WalletAsync(customer);
        Assert.Contains("0.50", (await host.PostAsync($"/wallets/{wallet}/top-ups", new { amount = "0.20", kind = "paid", payment = "link" })).Expect(422).Text, StringComparison.Ordinal);
        Assert.Equal(("0.00", "0.00"), await HoldsAsync(wallet));
        Assert.Equal(0, (await host.GetAsync($"/invoices?customer={customer}"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_part_of_a_top_up_that_a_bank_takes_back_is_due_until_it_is_paid_in_full()
    {
        var wallet = await host.WalletAsync(await host.CustomerAsync());
        var invoice = (await host.PostAsync($"/wallets/{wallet}/top-ups", new { amount = "40.00", kind = "paid", payment = "invoice" })).Expect(201)["invoice"].GetString()!;
        await host.PayByLinkAsync((await host.LinkAsync(invoice, "15.00")).Expect(201));
        await host.Stripe.CloseDisputeAsync(await host.Stripe.OpenDisputeAsync(await host.ChargeAsync()), won: false);
        await host.SettleAsync();
        Assert.Equal(("open", "0.00", "40.00", 1), await host.StandingAsync(invoice));
        (await host.PayAsync(invoice, "25.00")).Expect(201);
        Assert.Equal(("0.00", "40.00"), await HoldsAsync(wallet));
        (await host.PayAsync(invoice, "15.00")).Expect(201);
        Assert.Equal(("paid", "40.00", "0.00", 3), await host.StandingAsync(invoice));
        Assert.Equal(("40.00", "0.00"), await HoldsAsync(wallet));
        await host.MustBeRightAsync();
    }

    private async Task<(Reply Asked, Reply Link)> AskAsync(string wallet)
    {
        await host.Stripe.DeliverDueAsync();
        var asked = (await host.PostAsync($"/wallets/{wallet}/top-ups", new { amount = "40.00", kind = "paid", payment = "link" })).Expect(201);
        var id = (await host.GetAsync($"/payment-links?invoice={asked["invoice"].GetString()}"))["data.0.id"].GetString();
        return (asked, (await host.GetAsync($"/payment-links/{id}")).Expect(200));
    }

    private async Task<(string Balance, string Pending)> HoldsAsync(string wallet) =>
        ((await host.WalletOfAsync(wallet))["balance"].GetString()!, (await host.WalletOfAsync(wallet))["pending"].GetString()!);

    [Fact]
    public async Task A_top_up_refunded_at_stripe_is_not_credited_again_when_it_is_paid_again()
    {
        var wallet = await host.WalletAsync(await host.CustomerAsync());
        var invoice = (await host.PostAsync($"/wallets/{wallet}/top-ups", new { amount = "40.00", kind = "paid", payment = "invoice" })).Expect(201)["invoice"].GetString()!;
        await host.PayByLinkAsync((await host.LinkAsync(invoice)).Expect(201));
        Assert.Equal("40.00", (await host.WalletOfAsync(wallet))["balance"].GetString());
        await host.Stripe.RefundAsync(await host.ChargeAsync());
        await host.SettleAsync();
        Assert.Equal(("open", "0.00", "40.00", 1), await host.StandingAsync(invoice));
        (await host.PayAsync(invoice, "40.00")).Expect(201);
        Assert.Equal(("paid", "40.00", "0.00", 2), await host.StandingAsync(invoice));
        Assert.Equal("40.00", (await host.WalletOfAsync(wallet))["balance"].GetString());
        await host.MustBeRightAsync();
    }
}
