using System.Diagnostics;
using System.Globalization;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>
/// Seeded load over HTTP up to some marks. At each mark: the rate since the last, latencies, the time of a query and of a whole
/// check, the size, and proof that nothing is lost, doubled or adrift. <c>two-nodes</c> are two consoles on one PostgreSQL; <c>live</c>
/// sends what happens now, 40 000 events in each second, instead of a month of the past.
/// </summary>
internal static class LoadBenchmark
{
    private const int Batch = SeededEvents.Batch;
    private const int Senders = 8;
    private const int Warming = 200;
    private const string TwoNodes = "two-nodes";
    private const string Live = "live";

    public static Benchmark Load { get; } = new("load", "1 000 000 seeded events (or as many as named) on each engine, batches of 1 000, acknowledged after the commit, nothing lost", (output, options) => RunAsync(output, options, [1_000_000], ["sqlite", "postgresql"])) { Takes = Takes };

    public static Benchmark Curve { get; } = new("curve", "SQLite (or the engines named) at 1, 2, 5 and 10 million events (or the numbers named)", (output, options) => RunAsync(output, options, [1_000_000, 2_000_000, 5_000_000, 10_000_000], ["sqlite"])) { Takes = Takes };

    private static bool Takes(string option) => option is "sqlite" or "postgresql" or TwoNodes or Live || (int.TryParse(option, NumberStyles.None, CultureInfo.InvariantCulture, out var events) && events >= Batch && events % Batch == 0);

    private static async Task RunAsync(TextWriter output, IReadOnlyList<string> options, int[] usualMarks, string[] usualEngines)
    {
        var engines = options.Where(o => !char.IsAsciiDigit(o[0]) && o != Live).Distinct().ToList();
        var events = new SeededEvents(options.Contains(Live));
        var marks = options.Where(o => char.IsAsciiDigit(o[0])).Select(o => int.Parse(o, CultureInfo.InvariantCulture)).Distinct().Order().ToList();
        foreach (var engine in engines.Count > 0 ? engines : [.. usualEngines])
        {
            await using var host = engine == "sqlite" ? ConsoleHost.At("2026-02-01T00:00:00Z") : ConsoleHost.OnPostgres("2026-02-01T00:00:00Z");
            await using var second = engine == TwoNodes ? host.Beside() : null;
            await RunAsync(output, events, second is null ? [host] : [host, second], engine, marks.Count > 0 ? marks : usualMarks);
        }
    }

    private static async Task RunAsync(TextWriter output, SeededEvents events, IReadOnlyList<ConsoleHost> hosts, string engine, IReadOnlyList<int> marks)
    {
        var (host, clients) = (hosts[0], hosts.Select(Open).ToList());
        await SellAsync(clients[0]);
        var seen = await Visibility.SellAsync(host, "2026-02-01");
        var raw = await RawAsync(host);
        Print(output, $"  {engine}, raw inserts of 200-byte rows, {Batch} a commit, each on disk before the next: {raw:0} rows/s");
        var (sent, first) = (0, 0.0);
        foreach (var mark in marks)
        {
            var sending = SendAsync(events, clients, sent, mark);
            await seen.WatchAsync(sending);
            var (pace, took) = await sending;
            sent = mark;
            var query = await QueryAsync(clients[0]);
            var (rows, counted, bytes) = await LookAsync(host);
            if (rows != sent + seen.Sent || counted != 2L * sent + seen.Sent) throw new InvalidOperationException($"{sent} events were acknowledged, and {seen.Sent} beside them; {rows} are stored, {counted} times one was counted.");
            await AgainAsync(events, clients[^1], sent);
            var (check, buckets) = await CheckAsync(clients[0]);
            if (first == 0) first = Of(query, 50);
            Print(output, $"  {engine}, {sent:N0} events: {pace.Rate:0} events/s since the last mark, {pace.Rate / raw:0.000} of the raw rows, {pace.Processor!.Value.TotalMicroseconds:0.0} µs of processor each; a request of {Batch} p50 {Of(took, 50):0} ms, p95 {Of(took, 95):0} ms, p99 {Of(took, 99):0} ms; usage of a month p50 {Of(query, 50):0.0} ms ({Of(query, 50) / first:0.00} of the first mark), p95 {Of(query, 95):0.0} ms; whole check of {buckets:N0} roll-ups {check:0.0} s, no drift; {bytes / 1048576} MiB; all there, once");
        }
        Print(output, $"  {engine}: {seen.Said()}");
        clients.ForEach(c => c.Dispose());
    }

    private static HttpClient Open(ConsoleHost host)
    {
        host.UseKestrel(0);
        host.StartServer();
        return new() { BaseAddress = host.ClientOptions.BaseAddress, Timeout = Timeout.InfiniteTimeSpan, DefaultRequestHeaders = { Authorization = new("Bearer", ConsoleHost.AdminKey) } };
    }

    /// <summary>Every roll-up and every closed period, derived from all events.</summary>
    private static async Task<(double Seconds, long Buckets)> CheckAsync(HttpClient client)
    {
        var clock = Stopwatch.StartNew();
        var answer = (await client.AskAsync(HttpMethod.Post, "/usage/verify", "{}")).Expect(200);
        if (answer["drift"].GetArrayLength() > 0) throw new InvalidOperationException($"Roll-ups drift: {answer.Text[..Math.Min(answer.Text.Length, 500)]}");
        return (clock.Elapsed.TotalSeconds, answer["checked"].GetInt64());
    }

    private static Task<double> RawAsync(ConsoleHost host) => host.Settings.TryGetValue("ConnectionStrings:Billing", out var connection)
        ? RawInserts.MeasureOnPostgresAsync(connection!, Batch) : Task.FromResult(RawInserts.Measure(Batch));

    private static async Task SellAsync(HttpClient client)
    {
        (await client.AskAsync(HttpMethod.Post, "/meters", new { code = "tokens", name = "Tokens", event_type = "llm", aggregation = "sum", value_property = "tokens" })).Expect(201);
        (await client.AskAsync(HttpMethod.Post, "/meters", new { code = "context", name = "Context", event_type = "llm", aggregation = "max", value_property = "context", bucket = "hour" })).Expect(201);
        for (var i = 0; i < SeededEvents.Customers; i++) (await client.AskAsync(HttpMethod.Post, "/customers", new { external_id = $"c{i}", name = $"Customer {i}" })).Expect(201);
    }

    private static async Task<(Pace Pace, List<double> Took)> SendAsync(SeededEvents events, List<HttpClient> clients, int from, int to)
    {
        var took = new System.Collections.Concurrent.ConcurrentBag<double>();
        var pace = await Pace.OfAsync(to - from, () => Parallel.ForEachAsync(Enumerable.Range(from / Batch, (to - from) / Batch), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (batch, _) =>
        {
            var one = Stopwatch.StartNew();
            while (!await events.BecameAsync(clients[batch % clients.Count], batch, "\"accepted\":1000")) await Task.Delay(50, _);
            took.Add(one.Elapsed.TotalMilliseconds);
        }));
        return (pace, [.. took.Order()]);
    }

    /// <summary>Requests that were answered before are duplicates to the last event.</summary>
    private static async Task AgainAsync(SeededEvents events, HttpClient client, int sent)
    {
        var random = new Random(SeededEvents.Seed);
        for (var i = 0; i < 10; i++)
            if (!await events.BecameAsync(client, random.Next(sent / Batch), "\"duplicates\":1000")) throw new InvalidOperationException("A request that was sent again counted again.");
    }

    private static async Task<List<double>> QueryAsync(HttpClient client)
    {
        var (random, took) = (new Random(SeededEvents.Seed), new List<double>());
        for (var i = 0; i < Warming + 400; i++)
        {
            var clock = Stopwatch.StartNew();
            await client.GetByteArrayAsync(new Uri($"/api/v1/meters/context/usage?customer=c{random.Next(SeededEvents.Customers)}&from=2026-01-01&to=2026-02-01", UriKind.Relative));
            if (i >= Warming) took.Add(clock.Elapsed.TotalMilliseconds);
        }
        took.Sort();
        return took;
    }

    private static async Task<(long Rows, long Counted, long Bytes)> LookAsync(ConsoleHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var size = db.Database.IsNpgsql() ? "select pg_database_size(current_database()) as \"Value\"" : "select page_count * page_size as Value from pragma_page_count(), pragma_page_size()";
        return (await db.Set<UsageEvent>().LongCountAsync(), await db.Set<UsageBucketRow>().SumAsync(b => b.Count), await db.Database.SqlQueryRaw<long>(size).SingleAsync());
    }

    private static double Of(List<double> ordered, int percent) => ordered[Math.Min(ordered.Count - 1, ordered.Count * percent / 100)];

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
