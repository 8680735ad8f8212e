using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Unicode;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>
/// Seeded load over HTTP up to some marks. At each mark: the rate since the last, latencies, the time of a query and of a whole
/// check, the size, and proof that nothing is lost, doubled or adrift. <c>two-nodes</c> are two consoles on one PostgreSQL.
/// </summary>
internal static class LoadBenchmark
{
    private const int Seed = 20260120;
    private const int Batch = 1_000;
    private const int Senders = 8;
    private const int Customers = 1_000;
    private const int MostBytesOfOne = 256;
    private const string TwoNodes = "two-nodes";
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static Benchmark Load { get; } = new("load", "1 000 000 seeded events (or as many as named) on each engine, batches of 1 000, acknowledged after the commit, nothing lost", (output, options) => RunAsync(output, options, [1_000_000], ["sqlite", "postgresql"])) { Takes = Takes };

    public static Benchmark Curve { get; } = new("curve", "SQLite (or the engines named) at 1, 2, 5 and 10 million events (or the numbers named)", (output, options) => RunAsync(output, options, [1_000_000, 2_000_000, 5_000_000, 10_000_000], ["sqlite"])) { Takes = Takes };

    private static bool Takes(string option) => option is "sqlite" or "postgresql" or TwoNodes || (int.TryParse(option, NumberStyles.None, CultureInfo.InvariantCulture, out var events) && events >= Batch && events % Batch == 0);

    private static async Task RunAsync(TextWriter output, IReadOnlyList<string> options, int[] usualMarks, string[] usualEngines)
    {
        var engines = options.Where(o => !char.IsAsciiDigit(o[0])).Distinct().ToList();
        var marks = options.Where(o => char.IsAsciiDigit(o[0])).Select(o => int.Parse(o, CultureInfo.InvariantCulture)).Distinct().Order().ToList();
        foreach (var engine in engines.Count > 0 ? engines : [.. usualEngines])
        {
            await using var host = engine == "sqlite" ? ConsoleHost.At("2026-02-01T00:00:00Z") : ConsoleHost.OnPostgres("2026-02-01T00:00:00Z");
            await using var second = engine == TwoNodes ? host.Beside() : null;
            await RunAsync(output, second is null ? [host] : [host, second], engine, marks.Count > 0 ? marks : usualMarks);
        }
    }

    private static async Task RunAsync(TextWriter output, IReadOnlyList<ConsoleHost> hosts, string engine, IReadOnlyList<int> marks)
    {
        var (host, clients) = (hosts[0], hosts.Select(Open).ToList());
        await SellAsync(clients[0]);
        var raw = await RawAsync(host);
        Print(output, $"  {engine}, raw inserts of 200-byte rows, {Batch} a commit, each on disk before the next: {raw:0} rows/s");
        var (sent, first) = (0, 0.0);
        foreach (var mark in marks)
        {
            var (rate, took) = await SendAsync(clients, sent, mark);
            sent = mark;
            var query = await QueryAsync(clients[0]);
            var (rows, counted, bytes) = await LookAsync(host);
            if (rows != sent || counted != 2L * sent) throw new InvalidOperationException($"{sent} events were acknowledged, {rows} are stored, {counted / 2} are counted.");
            await AgainAsync(clients[^1], sent);
            var (check, buckets) = await CheckAsync(clients[0]);
            if (first == 0) first = Of(query, 50);
            Print(output, $"  {engine}, {sent:N0} events: {rate:0} events/s since the last mark, {rate / raw:0.000} of the raw rows; a request of {Batch} p50 {Of(took, 50):0} ms, p95 {Of(took, 95):0} ms, p99 {Of(took, 99):0} ms; usage of a month p50 {Of(query, 50):0.0} ms ({Of(query, 50) / first:0.00} of the first mark), p95 {Of(query, 95):0.0} ms; whole check of {buckets:N0} roll-ups {check:0.0} s, no drift; {bytes / 1048576} MiB; all there, once");
        }
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
        for (var i = 0; i < Customers; i++) (await client.AskAsync(HttpMethod.Post, "/customers", new { external_id = $"c{i}", name = $"Customer {i}" })).Expect(201);
    }

    private static async Task<(double Rate, List<double> Took)> SendAsync(List<HttpClient> clients, int from, int to)
    {
        var took = new System.Collections.Concurrent.ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(from / Batch, (to - from) / Batch), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (batch, _) =>
        {
            var one = Stopwatch.StartNew();
            while (!await BecameAsync(clients[batch % clients.Count], batch, "\"accepted\":1000")) await Task.Delay(50, _);
            took.Add(one.Elapsed.TotalMilliseconds);
        });
        return ((to - from) / clock.Elapsed.TotalSeconds, [.. took.Order()]);
    }

    /// <summary>Requests that were answered before are duplicates to the last event.</summary>
    private static async Task AgainAsync(HttpClient client, int sent)
    {
        var random = new Random(Seed);
        for (var i = 0; i < 10; i++)
            if (!await BecameAsync(client, random.Next(sent / Batch), "\"duplicates\":1000")) throw new InvalidOperationException("A request that was sent again counted again.");
    }

    private static async Task<List<double>> QueryAsync(HttpClient client)
    {
        var (random, took) = (new Random(Seed), new List<double>());
        for (var i = 0; i < 220; i++)
        {
            var clock = Stopwatch.StartNew();
            await client.GetByteArrayAsync(new Uri($"/api/v1/meters/context/usage?customer=c{random.Next(Customers)}&from=2026-01-01&to=2026-02-01", UriKind.Relative));
            if (i >= 20) took.Add(clock.Elapsed.TotalMilliseconds);
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

    /// <summary>A batch by its number, the same in every run: 31 days in order of time, customers by chance. Written into bytes that are used again, so that the sender takes little from the console beside it.</summary>
    private static ReadOnlyMemory<byte> Write(byte[] body, int batch)
    {
        var (random, length) = (new Random(Seed + batch), 0);
        for (var i = 0; i < Batch; i++)
        {
            var at = Start.AddSeconds((batch % 2_500) * 1_070 + random.Next(1_070));
            body[length++] = (byte)(i == 0 ? '[' : ',');
            Utf8.TryWrite(body.AsSpan(length), CultureInfo.InvariantCulture,
                $$"""{"specversion":"1.0","id":"{{batch}}-{{i}}","source":"load","type":"llm","subject":"c{{random.Next(Customers)}}","time":"{{at:yyyy-MM-ddTHH:mm:ss}}Z","data":{"tokens":{{random.Next(5_000)}},"context":{{random.Next(128_000)}}} }""", out var written);
            length += written;
        }
        body[length++] = (byte)']';
        return body.AsMemory(0, length);
    }

    /// <summary>Whether all of a batch became what is expected; false also when the console asks to come back later.</summary>
    private static async Task<bool> BecameAsync(HttpClient client, int batch, string expected)
    {
        var body = ArrayPool<byte>.Shared.Rent(Batch * MostBytesOfOne);
        try
        {
            using var content = new ReadOnlyMemoryContent(Write(body, batch)) { Headers = { ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json") } };
            using var answer = await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
            if (answer.StatusCode == System.Net.HttpStatusCode.TooManyRequests) return false;
            var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            return text.Contains(expected, StringComparison.Ordinal) ? true : throw new InvalidOperationException($"Expected {expected}, was told {text[..Math.Min(text.Length, 200)]}.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static double Of(List<double> ordered, int percent) => ordered[Math.Min(ordered.Count - 1, ordered.Count * percent / 100)];

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
