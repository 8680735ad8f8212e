using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Usage;

public sealed class SetsAndLevelsOnSqlite : SetsAndLevelsSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At(Now);
}

public sealed class SetsAndLevelsOnPostgres : SetsAndLevelsSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.OnPostgres(Now);
}

/// <summary>What is kept for different values and for levels, and questions that begin or end within a bucket.</summary>
public abstract class SetsAndLevelsSuite : UsageSuite
{
    [Fact]
    public async Task Levels_that_come_out_of_turn_or_are_taken_back_weigh_as_if_they_had_come_in_order()
    {
        await MeterAsync("level", "weighted_sum");
        await MeterAsync("hourly", "weighted_sum", "hour", type: "level");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "level", "acme", "2025-12-30T07:00:00Z", 8), Event("2", "level", "acme", "2026-01-19T12:00:00Z", 20), Event("3", "level", "acme", "2026-01-19T12:45:00Z", 4));
        await SendAsync(Event("4", "level", "acme", "2026-01-19T12:30:00Z", 12), Event("5", "level", "acme", "2026-01-19T12:15:00Z", 16));
        // 8 for twelve hours, 20, 16, 12 and 4 for a quarter each, and 4 for eleven hours.
        foreach (var meter in new[] { "level", "hourly" }) Assert.Equal((8 * 12 + 13 + 4 * 11) / 24m, await UsedAsync(meter, "acme", "2026-01-19", "2026-01-20"));
        Assert.Equal(Math.Round((20 * 5 + 16 * 15) / (24 * 60m), 12, MidpointRounding.AwayFromZero), await UsedAsync("level", "acme", "2026-01-19T12:10:00Z", "2026-01-19T12:30:00Z"));
        (await Host.PostAsync("/events/void", new { source = "test", id = "3", reason = "Measured twice" })).Expect(200);
        Assert.Equal((8 * 12 + 15 + 12 * 11) / 24m, await UsedAsync("level", "acme", "2026-01-19", "2026-01-20"));
        var hours = (await Host.GetAsync("/meters/hourly/usage?customer=acme&from=2026-01-19T11:00:00Z&to=2026-01-19T14:00:00Z&window=hour")).Expect(200)["buckets"];
        Assert.Equal([8m, 15m, 12m], hours.EnumerateArray().Select(h => Math.Round(Number(h.GetProperty("value").GetString()!) * 24, 9, MidpointRounding.AwayFromZero)));
        await NoDriftAsync();
    }

    [Fact]
    public async Task Levels_of_one_commit_in_any_order_derive_nothing_anew()
    {
        await MeterAsync("level", "weighted_sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "level", "acme", "2026-01-19T12:15:00Z", 4), Event("2", "level", "acme", "2026-01-19T12:00:00Z", 20), Event("3", "level", "acme", "2026-01-19T12:15:00Z", 8));
        await SendAsync(Event("4", "level", "acme", "2026-01-19T12:45:00Z", 12), Event("5", "level", "acme", "2026-01-19T12:30:00Z", 16), Event("6", "level", "acme", "2026-01-19T12:15:00Z", 10));
        // 20, 10 and 16 for a quarter each, and 12 for another and the eleven hours that follow.
        Assert.Equal(Math.Round((20 + 10 + 16 + 12 * 45) / 96m, 12, MidpointRounding.AwayFromZero), await UsedAsync("level", "acme", "2026-01-19", "2026-01-20"));
        await using var scope = Host.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<UsageBucketRow>().Select(b => b.Rev).SingleAsync(TestContext.Current.CancellationToken));
        await NoDriftAsync();
    }

    [Fact]
    public async Task Different_values_are_kept_as_sets_that_forget_what_is_void()
    {
        await MeterAsync("users", "unique_count", "day", ["region"]);
        await CustomerAsync("acme");
        var body = new { v = "ann", region = "eu" };
        await SendAsync(
            Event("1", "users", "acme", "2026-01-05T10:00:00Z", body), Event("2", "users", "acme", "2026-01-05T10:10:00Z", body), Event("3", "users", "acme", "2026-01-05T11:00:00Z", body),
            Event("4", "users", "acme", "2026-01-05T11:00:00Z", body with { v = "bob" }), Event("5", "users", "acme", "2026-01-05T11:00:00Z", body with { region = "us" }), Event("6", "users", "acme", "2026-01-06T11:00:00Z", body));
        Assert.Equal(4, await UsedAsync("users", "acme"));
        foreach (var (id, left) in new[] { ("1", 4), ("4", 3), ("2", 3), ("3", 2) })
        {
            (await Host.PostAsync("/events/void", new { source = "test", id, reason = "No" })).Expect(200);
            Assert.Equal(left, await UsedAsync("users", "acme"));
        }
        Assert.Equal(1, await UsedAsync("users", "acme", "2026-01-05T11:00:00Z", "2026-01-05T11:00:01Z"));
        await NoDriftAsync();
    }

    [Fact]
    public async Task Roll_ups_from_before_sets_and_levels_were_kept_are_derived_at_the_start()
    {
        await MeterAsync("level", "weighted_sum");
        await MeterAsync("users", "unique_count");
        await CustomerAsync("acme");
        await CustomerAsync("beta");
        foreach (var customer in new[] { "acme", "beta" })
            await SendAsync(Event($"1{customer}", "level", customer, "2026-01-19T00:00:00Z", 6), Event($"2{customer}", "users", customer, "2026-01-19T00:00:00Z", 7));
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
            await db.Database.ExecuteSqlRawAsync("delete from usage_unique");
            await db.Database.ExecuteSqlRawAsync("update usage_bucket set area = null");
            await StartAsync(scope);
            Assert.All(await RevsAsync(db), rev => Assert.Equal(1, rev));
            // Only what is left of a start that was broken off: of the customer that is looked at.
            await db.Database.ExecuteSqlRawAsync("update usage_bucket set area = null where area is not null and customer_id = (select min(customer_id) from usage_bucket)");
            await StartAsync(scope);
            Assert.Equal([1, 1, 1, 2], await RevsAsync(db));
        }
        foreach (var customer in new[] { "acme", "beta" }) Assert.Equal((6, 1), (await UsedAsync("level", customer, "2026-01-19", "2026-01-20"), await UsedAsync("users", customer)));
        await NoDriftAsync();
    }

    [Fact]
    public async Task An_area_beyond_every_decimal_keeps_neither_the_start_nor_an_event_from_being_read()
    {
        await MeterAsync("level", "weighted_sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "level", "acme", "2026-01-19T00:00:00Z", 1_000_000_000_000m), Event("2", "level", "acme", "2026-01-19T00:59:59Z", 1_000_000_000_000m));
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            await StartAsync(scope);
            var seen = await ActivatorUtilities.CreateInstance<EventQueries>(scope.ServiceProvider).DetailAsync("test", "1", TestContext.Current.CancellationToken);
            Assert.Equal(2, seen!.Counted[0].Events);
        }
        Assert.Equal(1_000_000_000_000m, await UsedAsync("level", "acme", "2026-01-19T00:00:00Z", "2026-01-20"));
        await NoDriftAsync();
    }

    [Fact]
    public async Task A_question_may_begin_and_end_within_a_bucket()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        await SendAsync([.. Enumerable.Range(0, 60).Select(i => Event($"{i}", "sum", "acme", $"2026-01-05T10:{i:00}:00Z", 1))]);
        Assert.Equal(20, await UsedAsync("sum", "acme", "2026-01-05T10:10:00Z", "2026-01-05T10:30:00Z"));
        Assert.Equal(50, await UsedAsync("sum", "acme", "2026-01-05T10:10:00Z", "2026-01-05T12:00:00Z"));
    }

    [Fact]
    public async Task A_question_that_cuts_a_bucket_is_answered_by_every_aggregation()
    {
        var expected = new Dictionary<string, decimal>
        {
            ["count"] = 2, ["sum"] = 6, ["max"] = 4, ["latest"] = 2, ["average"] = 3, ["unique_count"] = 2, ["weighted_sum"] = 0.041666666667m,
        };
        foreach (var kind in expected.Keys) await MeterAsync(kind, kind, "hour", type: "cut");
        await CustomerAsync("acme");
        await SendAsync(
            Event("1", "cut", "acme", "2026-01-05T10:00:00Z", 1), Event("2", "cut", "acme", "2026-01-05T10:10:00Z", 4),
            Event("3", "cut", "acme", "2026-01-05T10:20:00Z", 2), Event("4", "cut", "acme", "2026-01-05T10:50:00Z", 9));
        foreach (var (kind, value) in expected) Assert.Equal((kind, value), (kind, await UsedAsync(kind, "acme", "2026-01-05T10:10:00Z", "2026-01-05T10:30:00Z")));
        Assert.Equal(4, await UsedAsync("max", "acme", "2026-01-05T10:10:00Z", "2026-01-05T10:10:00.5Z"));
    }

    [Fact]
    public async Task A_window_of_a_level_counts_no_time_before_it()
    {
        await MeterAsync("level", "weighted_sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "level", "acme", "2026-01-18T07:30:00Z", 24));
        var hours = (await Host.GetAsync("/meters/level/usage?customer=acme&from=2026-01-19&to=2026-01-19T04:00:00Z&window=hour")).Expect(200);
        Assert.Equal(["1", "1", "1", "1"], hours["buckets"].EnumerateArray().Select(h => h.GetProperty("value").GetString()));
        Assert.Equal("4", hours["value"].GetString());
    }

    private static Task<List<int>> RevsAsync(BillingDb db) => db.Set<UsageBucketRow>().Select(b => b.Rev).OrderBy(r => r).ToListAsync(TestContext.Current.CancellationToken);

    private static Task StartAsync(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetServices<IStartTask>().OfType<UsageBucketsStart>().Single().RunAsync(TestContext.Current.CancellationToken);
}
