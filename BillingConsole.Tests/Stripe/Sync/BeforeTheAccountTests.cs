using BillingConsole.Stripe.Sync;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

public sealed class BeforeTheAccountTests
{
    [Fact]
    public async Task A_customer_made_before_the_account_is_known_is_made_in_stripe_once_it_is()
    {
        await using var host = new SyncHost();
        await host.Stripe.FailAsync(new() { Outage = true });
        var bob = await host.CustomerAsync("Bob", null);
        await host.Get<SyncWorker>().RunUntilIdleAsync(default);
        Assert.Null((await host.ScopeAsync()).Account);
        await host.Stripe.FailAsync(new());
        await host.IdleAsync(Duration.FromMinutes(1));
        Assert.Equal("Bob", (string?)Assert.Single(await host.Stripe.CustomersAsync())["name"]);
        Assert.Equal("linked", (await host.InStripeAsync(bob))["state"].GetString());
    }
}
