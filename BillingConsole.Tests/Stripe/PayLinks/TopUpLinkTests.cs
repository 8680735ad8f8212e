using BillingConsole.Tests.Support;
using BillingConsole.Tests.Wallets;

namespace BillingConsole.Tests.Stripe.PayLinks;

public sealed class TopUpLinkTests(PayHost host) : IClassFixture<PayHost>
{
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
