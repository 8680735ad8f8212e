using BillingConsole.Platform.Housekeeping;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Platform.Outbox;

public sealed class OutboxTests
{
    private readonly Partner partner = new();
    private readonly StillTime time = new(Instant.FromUtc(2026, 1, 1, 0, 0));

    private PlatformHost Host(bool loop = false) => new(PlatformHost.NewDirectory(), s =>
    {
        s.AddSingleton(partner).AddCourier<PartnerCourier>();
        SendToPartner.Add(s);
        if (!loop) s.AddSingleton(new RealTime(time));
    }, ("Jobs:Enabled", loop ? "true" : "false"));

    [Fact]
    public async Task Messages_leave_in_the_order_of_sending_and_each_once()
    {
        await using var host = Host();
        await SendAsync(host, "a", "b", "c");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync(host)));
        Assert.Equal(["a", "b", "c"], partner.Received.Order());
        Assert.Equal(0, await DrainAsync(host));
        await SendAsync(host, "d", "e", "f");
        await DrainAsync(host);
        Assert.Equal(["d", "e", "f"], partner.Received.Skip(3));
    }

    [Fact]
    public async Task A_refused_message_waits_longer_each_time_and_does_not_hold_up_the_next()
    {
        partner.Refused.Add("a");
        await using var host = Host();
        await SendAsync(host, "a", "b");
        await DrainAsync(host);
        Assert.Equal(["b"], partner.Received);
        var waits = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var message = await OneAsync(host, "a");
            waits.Add((message.DueAt - time.Now).TotalSeconds);
            Assert.Equal(0, await DrainAsync(host));
            time.Now = message.DueAt;
            Assert.Equal(1, await DrainAsync(host));
        }
        Assert.Equal([5, 10, 20], waits);
        Assert.Equal("the partner is closed", (await OneAsync(host, "a")).LastError);
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_given_up_in_sight_and_a_person_may_try_again()
    {
        partner.Refused.Add("a");
        await using var host = Host();
        await SendAsync(host, "a");
        for (var i = 0; i < PartnerCourier.Attempts; i++)
        {
            Assert.Equal(1, await DrainAsync(host));
            time.Now += Duration.FromHours(1);
        }
        Assert.Equal(0, await DrainAsync(host));
        var lost = Assert.Single((await host.ReadAsync((OutboxQueries q) => q.ListAsync(DeliveryState.GivenUp, new()))).Data);
        partner.Refused.Clear();
        Assert.Equal(DeliveryState.Waiting, (await host.RunAsync(new RetryDelivery(lost.Id.ToString()))).Value.State);
        await DrainAsync(host);
        Assert.Equal(["a"], partner.Received);
        Assert.Equal("delivered_already", (await host.RunAsync(new RetryDelivery(lost.Id.ToString()))).Refusals.Single().Code);
    }

    [Fact]
    public async Task A_lease_that_nobody_returns_ends_and_a_late_answer_changes_nothing()
    {
        await using var host = Host();
        await SendAsync(host, "a");
        await using var scope = host.Services.CreateAsyncScope();
        var claims = scope.ServiceProvider.GetRequiredService<OutboxClaims>();
        var first = await claims.TakeAsync("partner", CancellationToken.None);
        Assert.NotNull(first);
        Assert.Equal(0, await DrainAsync(host));
        time.Now += OutboxClaims.Lease;
        Assert.Equal(1, await DrainAsync(host));
        await claims.FailedAsync(first, "too late", Duration.Zero);
        var message = await OneAsync(host, "a");
        Assert.NotNull(message.DeliveredAt);
        Assert.Null(message.LastError);
    }

    [Fact]
    public async Task A_commit_wakes_the_delivery()
    {
        await using var host = Host(loop: true);
        await SendAsync(host, "a");
        await Eventually.Async(() => Task.FromResult(partner.Received.Count), n => n == 1, "the delivery");
        var woken = host.Services.GetRequiredService<OutboxSignal>().Next;
        await host.RunAsync(new SendToPartner(["b"]));
        Assert.True(woken.IsCompleted);
    }

    [Fact]
    public async Task What_was_refused_or_rolled_back_never_leaves()
    {
        await using var host = Host();
        Assert.False((await host.RunAsync(new SendToPartner(["a"], Refuse: true))).Ok);
        Assert.Equal(0, await DrainAsync(host));
    }

    [Fact]
    public async Task Housekeeping_keeps_answers_for_eight_days_and_delivered_messages_for_thirty()
    {
        await using var host = Host();
        await SendAsync(host, "a");
        await DrainAsync(host);
        await SendAsync(host, "waiting");
        await host.DataAsync(async db => await db.AddAsync(new IdempotencyRecord { Owner = "o", Key = "k", Fingerprint = "f", Status = 200, Body = "{}", StoredAt = time.Now }));
        time.Now += Duration.FromDays(7);
        Assert.Equal(0, (await host.RunAsync(new RemoveExpired())).Value.Total);
        time.Now += Duration.FromDays(2);
        Assert.Equal(new Removed(1, 0, 0), (await host.RunAsync(new RemoveExpired())).Value);
        time.Now += Duration.FromDays(22);
        Assert.Equal(new Removed(0, 1, 0), (await host.RunAsync(new RemoveExpired())).Value);
        Assert.Equal(1, await DrainAsync(host));
    }

    private static async Task SendAsync(PlatformHost host, params string[] words) => _ = (await host.RunAsync(new SendToPartner(words))).Value;

    private static Task<int> DrainAsync(PlatformHost host) => host.Services.GetRequiredService<OutboxDelivery>().DrainAsync("partner", CancellationToken.None);

    private static Task<OutboxMessage> OneAsync(PlatformHost host, string word) =>
        host.DataAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Payload == $"\"{word}\""));
}
