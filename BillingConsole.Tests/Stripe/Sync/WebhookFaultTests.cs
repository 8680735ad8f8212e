using BillingConsole.StripeSimulator;
using BillingConsole.StripeSimulator.Faults;
using BillingConsole.Tests.Support;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>What goes wrong with webhooks at Stripe, and what the console makes of it.</summary>
public sealed class WebhookFaultTests
{
    [Fact]
    public async Task The_console_refuses_what_is_not_stripes_takes_what_is_and_hears_of_the_rest_later()
    {
        await using var host = await SyncHost.StartAsync();
        foreach (var (wrong, kept) in (IEnumerable<(WebhookFaults, int)>)[
            (new() { Tamper = true }, 0), (new() { StaleSeconds = 301 }, 0), (new() { StaleSeconds = -301 }, 0), (new() { WrongSecret = true }, 0), (new() { NoSignature = true }, 0), (new() { NeverSent = true }, 0),
            (new() { StaleSeconds = 299 }, 1), (new() { TwoSignatures = true }, 1), (new() { Duplicates = 2 }, 1), (new() { DelaySeconds = 60 }, 0)])
        {
            await host.Stripe.FailAsync(new() { Webhooks = wrong });
            var id = await host.Stripe.CreateAsync("Ada", null);
            await host.Get<Simulator>().DeliverDueAsync();
            var rows = (await host.GetAsync($"/stripe/events?about={id}")).Expect(200);
            Assert.True(kept == rows["data"].GetArrayLength(), $"{wrong}: {rows.Text}");
        }
        await host.Stripe.RecoverAsync();
        host.Clock.Advance(Duration.FromMinutes(2));
        await host.IdleAsync();
        Assert.Equal(9, (await host.LinksAsync()).Count);
    }

    [Fact]
    public async Task Events_of_another_mode_are_rejected_and_those_of_another_version_or_order_are_read_anew()
    {
        await using var host = await SyncHost.StartAsync();
        await host.Stripe.FailAsync(new() { Webhooks = new() { Livemode = true } });
        var live = await host.Stripe.CreateAsync("Live", null);
        await host.IdleAsync();
        Assert.Equal("rejected", (await host.GetAsync($"/stripe/events?about={live}")).Expect(200)["data.0.status"].GetString());
        await host.Stripe.FailAsync(new() { Webhooks = new() { ApiVersion = "2020-08-27", Reorder = true } });
        var ada = await host.Stripe.CreateAsync("Ada", "ada@x.io");
        await host.Stripe.EditAsync(ada, ("name", "Ada L."));
        await host.Stripe.EditAsync(ada, ("name", "Ada Lovelace"));
        await host.IdleAsync(Duration.FromMinutes(1));
        var link = Assert.Single(await host.LinksAsync());
        Assert.Equal((ada, "Ada Lovelace"), (link.StripeId, (await host.CustomerOfAsync(link.CustomerId.ToString())).Name));
    }
}
