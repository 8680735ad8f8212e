using System.Collections.Concurrent;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Usage;

/// <summary>The real program, killed while it takes events in.</summary>
public sealed class KilledProcessTests
{
    private const int Senders = 4;
    private const int Batch = 40;
    private const int Seed = 9;

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_at_any_moment_and_counts_once()
    {
        using var directory = new TemporaryDirectory();
        var settings = new Dictionary<string, string> { ["Data:Directory"] = directory.Path, ["Clock:Mode"] = "Test", ["Clock:Start"] = "2026-01-20T12:00:00Z", ["Usage:NewIdentities"] = "500" };
        var (random, next, everything) = (new Random(Seed), 0, new List<Sent>());
        for (var kill = 0; kill < Counts.Of(5, 50); kill++)
        {
            using var console = await ConsoleProcess.StartAsync(settings);
            if (kill == 0) await PrepareAsync(console.Http);
            else await NothingIsLostAsync(console.Http, everything, kill);
            everything = await LoadUntilKilledAsync(console, random.Next(1, 80), next);
            next = everything.Max(s => s.First) + Batch;
        }
        using var last = await ConsoleProcess.StartAsync(settings);
        await NothingIsLostAsync(last.Http, everything, -1);
        Assert.Equal($"{next}", (await UsageAsync(last.Http, "count"))["value"].GetString());
        var hours = Enumerable.Range(0, next).GroupBy(i => i % 300).Sum(h => h.Max(i => i % 977));
        Assert.Equal($"{hours}", (await UsageAsync(last.Http, "peaks"))["value"].GetString());
        Assert.Equal(0, (await last.Http.AskAsync(HttpMethod.Post, "/usage/verify", "{}")).Expect(200)["drift"].GetArrayLength());
    }

    private sealed record Sent(int First, bool Acknowledged);

    private static async Task PrepareAsync(HttpClient http)
    {
        (await http.AskAsync(HttpMethod.Post, "/meters", new { code = "count", name = "count", event_type = "load", aggregation = "count" })).Expect(201);
        (await http.AskAsync(HttpMethod.Post, "/meters", new { code = "peaks", name = "peaks", event_type = "load", aggregation = "max", value_property = "v", bucket = "hour" })).Expect(201);
        (await http.AskAsync(HttpMethod.Post, "/customers", new { external_id = "acme", name = "acme", currency = "USD" })).Expect(201);
    }

    /// <summary>Sends until so many batches were acknowledged, then kills while the others are under way.</summary>
    private static async Task<List<Sent>> LoadUntilKilledAsync(ConsoleProcess console, int acknowledgements, int first)
    {
        var (sent, at, acknowledged) = (new ConcurrentBag<Sent>(), first - Batch, 0);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var senders = Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var mine = Interlocked.Add(ref at, Batch);
                var ok = await TrySendAsync(console.Http, mine);
                sent.Add(new(mine, ok));
                if (!ok) return;
                if (Interlocked.Increment(ref acknowledged) == acknowledgements) enough.SetResult();
            }
        })).ToArray();
        await enough.Task;
        await console.KillAsync();
        await Task.WhenAll(senders);
        return [.. sent];
    }

    private static async Task<bool> TrySendAsync(HttpClient http, int first)
    {
        try
        {
            return (await http.AskAsync(HttpMethod.Post, "/events", Events(first))).Status == 200;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return false;
        }
    }

    /// <summary>Sent again, what was acknowledged is known to the last event, and what was not is there wholly or not at all.</summary>
    private static async Task NothingIsLostAsync(HttpClient http, List<Sent> sent, int kill)
    {
        foreach (var one in sent)
        {
            var again = (await http.AskAsync(HttpMethod.Post, "/events", Events(one.First))).Expect(200);
            var (accepted, duplicates) = (again["accepted"].GetInt32(), again["duplicates"].GetInt32());
            Assert.True(accepted + duplicates == Batch && (one.Acknowledged ? accepted == 0 : accepted is 0 or Batch), $"Seed {Seed}, kill {kill}: batch {one} is {again.Text} when it is sent again.");
        }
    }

    private static async Task<Reply> UsageAsync(HttpClient http, string meter) =>
        (await http.AskAsync(HttpMethod.Get, $"/meters/{meter}/usage?customer=acme&from=2026-01-01&to=2026-02-01")).Expect(200);

    private static object[] Events(int first) => [.. Enumerable.Range(first, Batch).Select(i => new
    {
        id = $"e{i}", source = "kill", type = "load", subject = "acme", time = $"2026-01-{1 + i % 300 / 24:00}T{i % 300 % 24:00}:10:00Z", data = new { v = i % 977 },
    })];
}
