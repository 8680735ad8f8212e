using System.Globalization;
using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Usage;

public sealed class RandomUsageOnSqlite : RandomUsageSuite
{
    private readonly TemporaryDirectory directory = new();

    protected override int Operations => Counts.Of(100_000, 1_000_000);

    protected override ConsoleHost NewHost() => new() { Settings = { ["Clock:Mode"] = "Test", ["Clock:Start"] = Now, ["Data:Directory"] = directory.Path, ["Usage:NewIdentities"] = "3000" } };

    protected override void Forget() => directory.Dispose();
}

public sealed class RandomUsageOnPostgres : RandomUsageSuite
{
    private readonly TemporaryDirectory directory = new();
    private readonly PostgresDatabase database = PostgresDatabase.Create();

    protected override int Operations => Counts.Of(20_000, 200_000);

    protected override ConsoleHost NewHost() => new()
    {
        Settings =
        {
            ["Clock:Mode"] = "Test", ["Clock:Start"] = Now, ["Data:Directory"] = directory.Path, ["Database:Provider"] = "postgresql",
            ["ConnectionStrings:Billing"] = database.ConnectionString,
        },
    };

    protected override void Forget()
    {
        database.Dispose();
        directory.Dispose();
    }
}

/// <summary>Inserts, duplicates, contradictions, late events, voids, restarts, spoilt buckets, rebuilds, other zones and new meters, against an oracle.</summary>
public abstract class RandomUsageSuite : IAsyncDisposable
{
    private static readonly string[] GroupedBy = ["g"];
    protected const string Now = "2026-01-20T12:00:00Z";
    private const int Batch = 1_000;
    private const int Seed = 20260120;
    private static readonly string[] Zones = ["UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "Asia/Kathmandu", "Europe/Berlin"];
    private static readonly string[] Spoils =
    [
        "delete from usage_bucket where length_seconds < 100", "update usage_bucket set count = count + 1, max_seq = 0 where length_seconds = 3600",
        "delete from usage_unique", "update usage_unique set events = events + 1", "update usage_bucket set area = last where area is not null",
    ];
    private static readonly string[] Groups = ["a", "b", "c|d", ""];
    private static readonly Instant First = Instant.FromUtc(2025, 9, 20, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2026, 1, 20, 12, 0);

    private readonly Random random = new(Seed);
    private readonly UsageOracle oracle = new();
    private ConsoleHost? host;
    private int named, done;

    protected abstract int Operations { get; }

    private ConsoleHost Host => host ??= NewHost();

    protected abstract ConsoleHost NewHost();

    protected abstract void Forget();

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        Forget();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Whatever_happens_in_whatever_order_usage_is_what_the_events_say()
    {
        await BeginAsync();
        // A rebuild reads all there is: the more there will be, the rarer it is, or the long run would do nothing else.
        var (steps, every, kinds) = (0, Math.Max(1, Operations / Batch / 8), Math.Max(20, Operations / 20_000));
        while (done < Operations)
        {
            switch (random.Next(kinds))
            {
                case 0: await RestartAsync(); break;
                case 1: await RebuildAsync(); break;
                case 2: await SpoilAndRebuildAsync(); break;
                case 3 when oracle.Meters.Count < 18: await AddMeterAsync(); break;
                case 4: await MoveAsync(); break;
                default: await SendAsync(); break;
            }
            await VoidAsync(20);
            if (++steps % every == 0) await CompareAsync();
        }
        await CompareAsync();
        var verified = (await Host.PostAsync("/usage/verify", "{}")).Expect(200);
        Assert.True(verified["drift"].GetArrayLength() == 0, Say(verified.Text));
    }

    private async Task BeginAsync()
    {
        foreach (var zone in Zones) await CustomerAsync($"c{oracle.Zones.Count}", zone);
        foreach (var meter in new OracleMeter[]
        {
            new("sum", "flow", "sum"), new("count", "flow", "count"), new("average", "flow", "average"), new("latest", "flow", "latest"), new("only", "flow", "sum", Only: "a"),
            new("peak", "load", "max"), new("peaks", "load", "max", "hour"), new("minutes", "load", "max", "minute"), new("grouped", "load", "max", "hour", Grouped: true), new("daily", "load", "max", "day"),
            new("level", "flow", "weighted_sum"), new("levels", "flow", "weighted_sum", "hour", Grouped: true), new("kinds", "load", "unique_count", "day", Grouped: true),
        }) await MeterAsync(meter);
    }

    private async Task CustomerAsync(string name, string zone)
    {
        oracle.Zones[name] = DateTimeZoneProviders.Tzdb[zone];
        (await Host.PostAsync("/customers", new { external_id = name, name, currency = "USD", time_zone = zone })).Expect(201);
    }

    private async Task MeterAsync(OracleMeter meter)
    {
        oracle.Meters.Add(meter);
        (await Host.PostAsync("/meters", new
        {
            code = meter.Code, name = meter.Code, event_type = meter.Type, aggregation = meter.Aggregation, value_property = meter.Aggregation == "count" ? null : "v", bucket = meter.Bucket,
            group_by = meter.Grouped ? GroupedBy : null, filters = meter.Only is null ? null : new Dictionary<string, string[]> { ["g"] = [meter.Only] },
        })).Expect(201);
    }

    private Task AddMeterAsync() => MeterAsync(random.Next(2) == 0
        ? new($"extra{oracle.Meters.Count}", "load", "max", random.Next(2) == 0 ? "hour" : "minute", Grouped: random.Next(2) == 0)
        : new($"extra{oracle.Meters.Count}", "flow", random.Next(2) == 0 ? "sum" : "unique_count"));

    /// <summary>A batch of everything that a sender may do; each answer is as the oracle says.</summary>
    private async Task SendAsync()
    {
        var events = Enumerable.Range(0, Batch).Select(_ => Some()).ToList();
        var expected = events.ConvertAll(oracle.Send);
        var answer = (await Host.PostAsync("/events", events.Select(e => e.Body).ToArray())).Expect(200);
        var told = (answer["accepted"].GetInt32(), answer["duplicates"].GetInt32(), answer["rejected"].GetArrayLength());
        Assert.True(told == (expected.Count(e => e == "accepted"), expected.Count(e => e == "duplicate"), expected.Count(e => e == "rejected")), Say(answer.Text));
        done += Batch;
    }

    private SentEvent Some()
    {
        var kind = random.Next(100);
        if (kind < 20 && oracle.Accepted.Count > 0) return oracle.Accepted[random.Next(oracle.Accepted.Count)];
        if (kind < 24 && oracle.Accepted.Count > 0)
        {
            var known = oracle.Accepted[random.Next(oracle.Accepted.Count)];
            return random.Next(2) == 0 ? known with { Value = known.Value + 1 } : known with { Time = known.Time + Duration.FromHours(1) };
        }
        return Fresh();
    }

    private SentEvent Fresh()
    {
        var type = random.Next(2) == 0 ? "load" : "flow";
        var (scale, units) = (random.Next(13), random.NextInt64(1_000_000));
        var value = units / (decimal)Math.Pow(10, scale) * (type == "flow" && random.Next(3) == 0 ? -1 : 1);
        // Half of them crowd into two days, so that buckets are full; the others are late by up to four months.
        var at = random.Next(2) == 0 ? Last - Duration.FromSeconds(random.Next(2 * 86_400)) : First + Duration.FromSeconds(random.Next((int)(Last - First).TotalSeconds));
        if (random.Next(10) == 0) at = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 900 * 900);
        return new($"e{named++}", type, $"c{random.Next(Zones.Length)}", at, value, Groups[random.Next(Groups.Length)]);
    }

    private async Task VoidAsync(int times)
    {
        for (var i = 0; i < times && oracle.Accepted.Count > 0; i++, done++)
        {
            var chosen = oracle.Accepted[random.Next(oracle.Accepted.Count)];
            (await Host.PostAsync("/events/void", new { source = "oracle", id = chosen.Id, reason = "Random" })).Expect(oracle.Void(chosen.Id) ? 200 : 409);
        }
    }

    /// <summary>The console goes down while requests are under way; those without an answer are sent again.</summary>
    private async Task RestartAsync()
    {
        var moments = new HashSet<(string, string, Instant)>();
        var batches = Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, 100).Select(_ => FreshApart(moments)).ToList()).ToList();
        var sends = batches.ConvertAll(b => TrySendAsync(Host.Http, b));
        await Host.DisposeAsync();
        host = null;
        foreach (var (batch, sent) in batches.Zip(sends))
        {
            var acknowledged = await sent;
            var again = (await Host.PostAsync("/events", batch.Select(e => e.Body).ToArray())).Expect(200);
            Assert.True(again["rejected"].GetArrayLength() == 0 && (!acknowledged || again["duplicates"].GetInt32() == batch.Count), Say($"{acknowledged} {again.Text}"));
            done += batch.Count;
        }
        // The order of acceptance was the batches' own only if nothing overlapped: a tie in time would be anybody's, so there is none.
        foreach (var sent in batches.SelectMany(b => b)) Assert.Equal("accepted", oracle.Send(sent));
    }

    private SentEvent FreshApart(HashSet<(string, string, Instant)> moments)
    {
        var fresh = Fresh();
        while (!moments.Add((fresh.Customer, fresh.Type, fresh.Time))) fresh = fresh with { Time = fresh.Time + Duration.FromSeconds(1) };
        return fresh;
    }

    private static async Task<bool> TrySendAsync(HttpClient http, List<SentEvent> batch)
    {
        try
        {
            return (await http.AskAsync(HttpMethod.Post, "/events", batch.Select(e => e.Body).ToArray())).Status == 200;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task RebuildAsync()
    {
        var from = First + Duration.FromSeconds(random.Next((int)(Last - First).TotalSeconds));
        (await Host.PostAsync("/usage/rebuild", new { from = from.ToString(), to = (from + Duration.FromDays(random.Next(1, 20))).ToString() })).Expect(200);
        done++;
    }

    private async Task SpoilAndRebuildAsync()
    {
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
            await db.Database.ExecuteSqlRawAsync(Spoils[random.Next(Spoils.Length)]);
        }
        (await Host.PostAsync("/usage/rebuild", "{}")).Expect(200);
        done++;
    }

    private async Task MoveAsync()
    {
        var (customer, zone) = ($"c{random.Next(Zones.Length)}", Zones[random.Next(Zones.Length)]);
        oracle.Zones[customer] = DateTimeZoneProviders.Tzdb[zone];
        (await Host.PatchAsync($"/customers/{customer}", new { time_zone = zone })).Expect(200);
        done++;
    }

    private async Task CompareAsync()
    {
        foreach (var customer in oracle.Zones.Keys)
            foreach (var meter in oracle.Meters)
            {
                // Levels are read from their first event on: a part of the looks says as much in less time.
                if (meter.Aggregation == "weighted_sum" && random.Next(3) > 0) continue;
                var first = new LocalDate(2025, 9, 19).PlusDays(random.Next(120));
                var end = LocalDate.Min(first.PlusDays(random.Next(1, 60)), new(2026, 1, 22));
                var (value, events) = oracle.Measure(meter, customer, first, end);
                var answer = (await Host.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/meters/{meter.Code}/usage?customer={customer}&from={first:uuuu-MM-dd}&to={end:uuuu-MM-dd}"))).Expect(200);
                var told = (decimal.Parse(answer["value"].GetString()!, CultureInfo.InvariantCulture), CountOf(answer["buckets"]));
                Assert.True(told == (value, events), Say($"{meter} of {customer} in {oracle.Zones[customer]}, {first} to {end}: {told}, but the oracle says {(value, events)}."));
            }
    }

    private static long CountOf(JsonElement buckets) => buckets.EnumerateArray().Sum(b => b.GetProperty("events").GetInt64());

    private string Say(string what) => $"Seed {Seed}, after {done} operations ({oracle.Accepted.Count} events, {oracle.VoidedCount} void): {what}";
}
