using System.Globalization;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Platform.Outbox;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using NodaTime;

namespace BillingConsole.Tests.Usage;

/// <summary>No API key may take the whole writer for itself.</summary>
public sealed class SenderLimitTests
{
    private static readonly Actor Key = new(ActorKind.ApiKey, "key_1", "Monitoring", Role.Ingest);
    private static readonly Actor Other = new(ActorKind.ApiKey, "key_2", "Gateway", Role.Ingest);
    private static readonly Actor Person = new(ActorKind.User, "usr_1", "Ada", Role.Admin);
    private readonly StillTime clock = new(Instant.FromUtc(2026, 1, 20, 12, 0));

    [Fact]
    public void A_rested_key_may_send_a_full_request_at_once_and_then_as_many_as_time_gives_back()
    {
        var limit = Limit(100);
        Assert.Null(limit.WhyNot(Key, EventParser.MostEvents));
        var refused = limit.WhyNot(Key, 250)!;
        Assert.Equal(("rate_limited", RefusalKind.TooMany), (refused.Code, refused.Kind));
        Assert.InRange(refused.RetryAfter!.Value, 2, 3);
        clock.Now += Duration.FromSeconds(refused.RetryAfter.Value);
        Assert.Null(limit.WhyNot(Key, 250));
        Assert.NotNull(limit.WhyNot(Key, 250));
    }

    [Fact]
    public void A_refused_request_takes_nothing_and_other_senders_wait_for_nobody()
    {
        var limit = Limit(100);
        Assert.Null(limit.WhyNot(Key, EventParser.MostEvents));
        for (var i = 0; i < 1_000; i++) Assert.NotNull(limit.WhyNot(Key, 1));
        Assert.Null(limit.WhyNot(Other, EventParser.MostEvents));
        Assert.Null(limit.WhyNot(Person, 1_000_000));
        clock.Now += Duration.FromSeconds(1);
        Assert.Null(limit.WhyNot(Key, 100));
    }

    [Fact]
    public void Over_time_a_key_gets_its_rate_however_it_divides_its_events()
    {
        var limit = Limit(20_000);
        var (random, counted) = (new Random(7), 0L);
        for (var end = clock.Now + Duration.FromSeconds(60); clock.Now < end; clock.Now += Duration.FromMilliseconds(random.Next(40)))
        {
            var events = random.Next(1, 2_000);
            if (limit.WhyNot(Key, events) is null) counted += events;
        }
        Assert.InRange(counted, 20_000 * 59, 20_000 * 62);
    }

    [Fact]
    public void Without_a_limit_nobody_waits()
    {
        var limit = Limit(0);
        for (var i = 0; i < 100; i++) Assert.Null(limit.WhyNot(Key, EventParser.MostEvents));
    }

    [Fact]
    public async Task Beyond_it_the_answer_is_429_with_the_seconds_to_wait_and_nothing_is_counted()
    {
        await using var host = ConsoleHost.At("2026-01-20T12:00:00Z");
        host.Settings[UsageSettings.RateKey] = "10";
        (await host.PostAsync("/meters", new { code = "calls", name = "Calls", event_type = "calls", aggregation = "count" })).Expect(201);
        (await host.PostAsync("/customers", new { external_id = "acme", name = "Acme" })).Expect(201);
        using (var sender = await host.AsAsync("ingest"))
        {
            var full = Enumerable.Repeat(Event("1"), EventParser.MostEvents);
            Assert.Equal(1, (await sender.AskAsync(HttpMethod.Post, "/events", full)).Expect(200)["accepted"].GetInt32());
            var refused = (await sender.AskAsync(HttpMethod.Post, "/events", Enumerable.Repeat(Event("2"), 9_000))).Expect(429);
            Assert.Equal("rate_limited", refused.Code);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 600, 901);
        }
        Assert.Equal(1, (await host.PostAsync("/events", Event("3"))).Expect(200)["accepted"].GetInt32());
        Assert.Equal("2", (await host.GetAsync("/meters/calls/usage?customer=acme")).Expect(200)["value"].GetString());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("250", 0)]
    [InlineData("-1", 1)]
    [InlineData("1.5", 1)]
    [InlineData("many", 1)]
    public void A_setting_that_is_no_rate_is_named(string value, int mistakes)
    {
        using var settings = new Microsoft.Extensions.Configuration.ConfigurationManager { [UsageSettings.RateKey] = value };
        Assert.Equal(mistakes, UsageSettings.Mistakes(settings).Count());
        if (mistakes == 0) Assert.Equal(value, UsageSettings.Read(settings).EventsPerSecond.ToString(CultureInfo.InvariantCulture));
    }

    private static object Event(string id) => new { id, source = "test", type = "calls", subject = "acme", time = "2026-01-20T10:00:00Z" };

    private SenderLimit Limit(int perSecond) => new(new(perSecond, 1), new RealTime(clock));
}
