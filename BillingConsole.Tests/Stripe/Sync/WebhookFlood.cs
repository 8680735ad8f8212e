using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.Sync;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>So many webhooks in random order, three in ten of them a second time, about customers that were changed again and again.</summary>
internal sealed class WebhookFlood(SyncHost host, int webhooks, int customers, int seed)
{
    private readonly int events = webhooks * 7 / 10;

    /// <summary>The bodies in the order in which they arrive.</summary>
    public async Task<IReadOnlyList<string>> PrepareAsync()
    {
        for (var i = 0; i < customers; i++) await host.CustomerAsync($"Customer {i}");
        while (await host.Get<SyncWorker>().RunUntilIdleAsync(default) is { } next) host.Clock.AdvanceTo(next);
        var ids = (await host.LinksAsync()).ConvertAll(l => l.StripeId);
        Assert.Equal(customers, ids.Count);
        await host.IdleAsync();
        await host.Stripe.UnheardAsync(async () =>
        {
            for (var i = 0; i < events; i++) await host.Stripe.EditAsync(ids[i % customers], ("phone", $"{i}"));
        });
        var told = (await host.Stripe.EventsAsync()).TakeLast(events).Select(e => e.ToJsonString()).ToList();
        var random = new Random(seed);
        var sent = told.Concat(random.GetItems(told.ToArray(), webhooks - events)).ToArray();
        random.Shuffle(sent);
        return sent;
    }

    /// <summary>Every event stands there once and is done, and each customer is what Stripe's was at the end.</summary>
    public async Task MustHaveArrivedAsync()
    {
        var rows = await host.DataAsync(db => db.Set<InboxEvent>().Where(e => e.Type == CustomerEvents.Updated && e.Source == InboxSource.Webhook).ToListAsync());
        Assert.Equal((events, events), (rows.Count, rows.Select(r => r.EventId).Distinct().Count()));
        Assert.All(rows, r => Assert.Equal((InboxStatus.Done, 1), (r.Status, r.Attempts)));
        foreach (var link in await host.LinksAsync())
            Assert.Equal((string?)(await host.Stripe.FindAsync(link.StripeId))["phone"], (await host.CustomerOfAsync(link.CustomerId.ToString())).Phone);
        Assert.Equal(customers, host.Stripe.Writes.Count());
    }
}
