using System.Net;
using BillingConsole.StripeSimulator;
using BillingConsole.StripeSimulator.Faults;
using NodaTime;

namespace BillingConsole.Tests.StripeSimulator;

/// <summary>Every knob does what it says, and nothing once it is turned back.</summary>
public sealed class FaultKnobTests(FaultWorld world) : IClassFixture<FaultWorld>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await world.Simulator.SetFaultsAsync(new());

    [Fact]
    public async Task Latency_lasts_as_long_as_it_says()
    {
        var before = world.Clock.Now;
        await SetAsync(new() { LatencyMs = 1500 });
        (await world.GetAsync("account")).Expect(200);
        Assert.Equal(Duration.FromSeconds(1.5), world.Clock.Now - before);
    }

    [Fact]
    public async Task An_outage_is_over_at_its_second_or_when_it_is_taken_back()
    {
        await SetAsync(new() { OutageUntil = world.Clock.Now.ToUnixTimeSeconds() + 60 });
        Assert.Equal("api_error", (await world.GetAsync("account")).Expect(503)["error.type"].GetString());
        world.Clock.Advance(Duration.FromSeconds(61));
        (await world.GetAsync("account")).Expect(200);
        await SetAsync(new() { Outage = true });
        (await world.GetAsync("account")).Expect(503);
        await SetAsync(new());
        (await world.GetAsync("account")).Expect(200);
    }

    [Fact]
    public async Task So_many_calls_a_second_are_served_and_the_next_is_told_why_not()
    {
        await SetAsync(new() { RequestsPerSecond = 2, RateLimitedReason = "global-concurrency" });
        for (var i = 0; i < 2; i++) (await world.GetAsync("account")).Expect(200);
        var refused = (await world.GetAsync("account")).Expect(429);
        Assert.Equal(("rate_limit", "global-concurrency"), (refused["error.code"].GetString(), refused.Headers["Stripe-Rate-Limited-Reason"]));
        world.Clock.Advance(Duration.FromSeconds(1));
        (await world.GetAsync("account")).Expect(200);
    }

    [Theory]
    [InlineData(CallFaultKind.Conflict, 409, "idempotency_key_in_use", null)]
    [InlineData(CallFaultKind.RateLimited, 429, "rate_limit", "global-rate")]
    [InlineData(CallFaultKind.LockTimeout, 429, "lock_timeout", null)]
    public async Task What_is_refused_once_is_done_at_the_second_try_under_the_same_key(CallFaultKind kind, int status, string code, string? reason)
    {
        await SetAsync(new() { Calls = [new(kind, Method: "POST", Path: "/v1/customers", ShouldRetry: true)] });
        var key = Guid.NewGuid().ToString();
        (await world.GetAsync("customers")).Expect(200);
        var refused = (await world.PostAsync("customers", "name=x", key)).Expect(status);
        Assert.Equal((code, "true", reason), (refused["error.code"].GetString(), refused.Headers["Stripe-Should-Retry"], refused.Headers.GetValueOrDefault("Stripe-Rate-Limited-Reason")));
        (await world.PostAsync("customers", "name=x", key)).Expect(200);
    }

    [Fact]
    public async Task A_500_stays_under_its_key_for_a_day_and_says_that_repeating_is_useless()
    {
        await SetAsync(new() { Calls = [new(CallFaultKind.ServerError)] });
        var key = Guid.NewGuid().ToString();
        Assert.False((await world.PostAsync("customers", "name=x", key)).Expect(500).Headers.ContainsKey("Stripe-Should-Retry"));
        var again = (await world.PostAsync("customers", "name=x", key)).Expect(500);
        Assert.Equal(("true", "false"), (again.Headers["Idempotent-Replayed"], again.Headers["Stripe-Should-Retry"]));
        world.Clock.Advance(Duration.FromHours(25));
        (await world.PostAsync("customers", "name=x", key)).Expect(200);
    }

    [Fact]
    public async Task A_key_is_revoked_or_expires()
    {
        await SetAsync(new() { RevokedKeys = [SimulatorKeys.Default], ExpiredKeys = [SimulatorKeys.Rolled] });
        (await world.GetAsync("account")).Expect(401);
        Assert.Equal("api_key_expired", (await world.GetAsync("account", SimulatorKeys.Rolled)).Expect(401)["error.code"].GetString());
        (await world.GetAsync("account", SimulatorKeys.ReadOnly)).Expect(200);
    }

    [Fact]
    public async Task Search_knows_a_change_only_after_its_lag()
    {
        await SetAsync(new() { SearchLagSeconds = 30 });
        (await world.PostAsync("customers", "email=lag@x.io")).Expect(200);
        Assert.Equal(0, (await world.GetAsync("customers/search?query=email:'lag@x.io'")).Expect(200)["data"].GetArrayLength());
        world.Clock.Advance(Duration.FromSeconds(31));
        Assert.Equal(1, (await world.GetAsync("customers/search?query=email:'lag@x.io'"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_webhook_that_was_not_taken_comes_again_later_and_is_pending_until_then()
    {
        var endpoint = (await world.PostAsync("webhook_endpoints", "url=http://localhost/hook&enabled_events[]=customer.created")).Expect(200)["id"].GetString();
        world.Heard.All.Clear();
        world.Heard.Answer = HttpStatusCode.InternalServerError;
        (await world.PostAsync("customers", "name=Late")).Expect(200);
        Assert.Equal((1, 1L), (await world.Simulator.DeliverDueAsync(), await PendingAsync()));
        world.Heard.Answer = HttpStatusCode.OK;
        Assert.Equal(0, await world.Simulator.DeliverDueAsync());
        world.Clock.Advance(Duration.FromSeconds(6));
        Assert.Equal((1, 0L, 2), (await world.Simulator.DeliverDueAsync(), await PendingAsync(), world.Heard.All.Count));
        (await world.AskAsync(HttpMethod.Delete, $"webhook_endpoints/{endpoint}", null)).Expect(200);
    }

    private Task SetAsync(FaultKnobs knobs) => world.Simulator.SetFaultsAsync(knobs);

    private async Task<long> PendingAsync() => (await world.GetAsync("events?type=customer.created&limit=1"))["data"][0].GetProperty("pending_webhooks").GetInt64();
}
