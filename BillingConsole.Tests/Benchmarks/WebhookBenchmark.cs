using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BillingConsole.Stripe.Events;
using BillingConsole.Tests.Stripe.Sync;
using BillingConsole.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>A flood of webhooks over HTTP until all are answered, and until all are handled, beside the raw insert rate of the same rows.</summary>
internal static class WebhookBenchmark
{
    private const int Webhooks = 10_000;
    private const int Customers = 200;
    private const int Senders = 64;

    public static Benchmark Entry { get; } = new("webhooks", $"{Webhooks} signed webhooks about {Customers} customers, 30 % of them twice, in random order, {Senders} senders, SQLite, answered after the commit", RunAsync);

    private static async Task RunAsync(TextWriter output)
    {
        await using var host = await SyncHost.StartAsync(listening: true);
        var flood = new WebhookFlood(host, Webhooks, Customers, 20260120);
        var bodies = await flood.PrepareAsync();
        using var http = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress };
        for (var i = 0; i < 500; i++) await SendAsync(http, host, bodies[0].Replace("customer.updated", "customer.warmed", StringComparison.Ordinal).Replace("evt_", string.Create(CultureInfo.InvariantCulture, $"evt_{i}_"), StringComparison.Ordinal));
        var took = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (body, _) =>
        {
            var one = Stopwatch.StartNew();
            await SendAsync(http, host, body);
            took.Add(one.Elapsed.TotalMilliseconds);
        });
        var answered = clock.Elapsed.TotalSeconds;
        var (ordered, asked) = (took.Order().ToList(), host.Stripe.Requests.Count);
        Print(output, $"  all {Webhooks} answered in {answered:0.0} s ({Webhooks / answered:0} /s); an answer p50 {ordered[Webhooks / 2]:0} ms, p95 {ordered[Webhooks * 95 / 100]:0} ms");
        clock.Restart();
        await host.Get<InboxWorker>().RunUntilIdleAsync();
        Print(output, $"  all handled {clock.Elapsed.TotalSeconds:0.0} s after, with {host.Stripe.Requests.Count - asked} requests to Stripe (waits that its limits impose not counted)");
        await flood.MustHaveArrivedAsync();
        var rows = bodies.Distinct().Select(b => (Id: JsonDocument.Parse(b).RootElement.GetProperty("id").GetString()!, Body: b)).ToList();
        foreach (var perCommit in (int[])[200, 1]) Print(output, $"  raw SQLite inserts of the same {rows.Count} rows, {perCommit} a commit, synchronous=FULL: {Raw(rows, perCommit):0} rows/s");
    }

    private static async Task SendAsync(HttpClient http, SyncHost host, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookApi.Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Stripe-Signature", SyncHost.Header(host.Clock.Now.ToUnixTimeSeconds(), body));
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static double Raw(List<(string Id, string Body)> rows, int perCommit)
    {
        using var directory = new TemporaryDirectory();
        using var connection = new SqliteConnection($"Data Source={directory.File("raw.db")};Pooling=false");
        connection.Open();
        using (var schema = new SqliteCommand("pragma journal_mode = wal; pragma synchronous = full; create table inbox (event_id text primary key, body text)", connection)) schema.ExecuteNonQuery();
        var clock = Stopwatch.StartNew();
        foreach (var part in rows.Chunk(perCommit))
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (id, body) in part)
            {
                using var insert = new SqliteCommand("insert into inbox values ($id, $body)", connection, transaction);
                insert.Parameters.AddWithValue("$id", id);
                insert.Parameters.AddWithValue("$body", body);
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return rows.Count / clock.Elapsed.TotalSeconds;
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
