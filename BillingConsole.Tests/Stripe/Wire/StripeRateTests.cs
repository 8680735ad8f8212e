using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Wire;
using BillingConsole.Tests.Stripe.Sync;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Wire;

public sealed class StripeRateTests
{
    [Fact]
    public async Task Nodes_on_one_server_share_what_stripe_allows()
    {
        await using var host = ConsoleHost.OnPostgres();
        var data = host.Services.GetRequiredService<DataSettings>();
        var (alone, _) = await SecondsAsync(data, []);
        await using (var second = new LiveNodes(data, NullLogger<LiveNodes>.Instance))
        {
            Assert.Equal(1, await second.CountAsync(default));
            var (shared, counted) = await SecondsAsync(data, [second]);
            Assert.Equal(2, counted);
            // 15 of 30 requests at once and 15 a second, against 7 at once and 7 a second.
            Assert.True(alone < Duration.FromMilliseconds(1200) && shared > Duration.FromMilliseconds(3200), $"{alone} alone, {shared} shared");
        }
        Assert.Equal(1, (await SecondsAsync(data, [])).Counted);
    }

    private static async Task<(Duration Taken, int Counted)> SecondsAsync(DataSettings data, IReadOnlyList<LiveNodes> others)
    {
        var clock = new JumpingClock(Instant.FromUtc(2026, 3, 1, 9, 0));
        await using var nodes = new LiveNodes(data, NullLogger<LiveNodes>.Instance);
        var rate = new StripeRate(new RealTime(clock), nodes);
        var start = clock.Now;
        for (var i = 0; i < 30; i++) await rate.TakeAsync(live: false, background: false, default);
        var taken = clock.Now - start;
        var counted = await nodes.CountAsync(default);
        Assert.All(await Task.WhenAll(others.Select(o => o.CountAsync(default))), c => Assert.Equal(counted, c));
        return (taken, counted);
    }
}
