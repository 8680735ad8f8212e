using System.Diagnostics;
using System.Globalization;
using System.Text;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>Events into committed buckets: from HTTP, and from the parser on, beside the raw insert rate of the same file system.</summary>
internal static class IngestBenchmark
{
    private const int Events = 300_000;
    private const int Batch = 1_000;
    private const int Customers = 100;
    private const int Senders = 8;
    private const string Singles = "singles";
    private const string Postgres = "postgresql";

    public static Benchmark Entry { get; } = new("ingest", $"{Events} events of {Customers} customers in batches of {Batch}, {Senders} senders, SQLite or postgresql, acknowledged after the commit; singles for single events alone", RunAsync) { Takes = o => o is Singles or Postgres };

    private static async Task RunAsync(TextWriter output, IReadOnlyList<string> options)
    {
        await using var host = options.Contains(Postgres) ? ConsoleHost.OnPostgres("2026-02-01T00:00:00Z") : ConsoleHost.At("2026-02-01T00:00:00Z");
        host.UseKestrel(0);
        host.StartServer();
        using var client = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", ConsoleHost.AdminKey) } };
        await SellAsync(client);
        if (!options.Contains(Singles))
        {
            Print(output, "from HTTP (Kestrel, loopback, senders in the same process)", await MeasureAsync("http", body => SingleEvents.PostAsync(client, body)));
            var writer = host.Services.GetRequiredService<UsageWriter>();
            Print(output, "from the parser on", await MeasureAsync("direct", body => WriteAsync(writer, body)));
        }
        Print(output, $"single events from HTTP, {SingleEvents.Senders} senders", await SingleEvents.MeasureAsync(client.BaseAddress!, i => Body("single", i, 1)));
        Print(output, "the same sent by HttpClient", await SingleEvents.MeasureByClientAsync(client, i => Body("client", i, 1)));
        Print(output, "the same senders to a bare server that reads and answers", await SingleEvents.MeasureBareAsync(i => Body("bare", i, 1)));
        Print(output, $"raw SQLite inserts of 200-byte rows, {Batch} a commit, synchronous=FULL", new(RawInserts.Measure(Batch), null));
    }

    private static async Task SellAsync(HttpClient client)
    {
        (await client.AskAsync(HttpMethod.Post, "/meters", new { code = "tokens", name = "Tokens", event_type = "llm", aggregation = "sum", value_property = "tokens" })).Expect(201);
        (await client.AskAsync(HttpMethod.Post, "/meters", new { code = "context", name = "Context", event_type = "llm", aggregation = "max", value_property = "context", bucket = "hour" })).Expect(201);
        for (var i = 0; i < Customers; i++) (await client.AskAsync(HttpMethod.Post, "/customers", new { external_id = $"c{i}", name = $"Customer {i}" })).Expect(201);
    }

    /// <summary>Events a second, the bodies made before the clock starts; and the processor's time for each, the senders' too.</summary>
    private static async Task<Pace> MeasureAsync(string source, Func<byte[], Task> send)
    {
        var bodies = Enumerable.Range(0, Events / Batch).Select(b => Body(source, b * Batch, Batch)).ToList();
        for (var b = 0; b < 30; b++) await send(Body(source + "-warm", b * Batch, Batch));
        return await Pace.OfAsync(Events, () => Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (body, _) => await send(body)));
    }

    private static byte[] Body(string source, int first, int count)
    {
        var body = new StringBuilder("[");
        for (var i = first; i < first + count; i++)
        {
            var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(i * 100L);
            body.Append(CultureInfo.InvariantCulture, $$"""{{(i == first ? "" : ",")}}{"specversion":"1.0","id":"{{source}}-{{i}}","source":"bench/{{source}}","type":"llm","subject":"c{{i % Customers}}","time":"{{at:yyyy-MM-ddTHH:mm:ss}}Z","data":{"tokens":{{i % 977}},"context":{{i % 7919}}} }""");
        }
        return Encoding.UTF8.GetBytes(body.Append(']').ToString());
    }

    private static async Task WriteAsync(UsageWriter writer, byte[] body)
    {
        var sent = await writer.SendAsync(EventParser.ParseDocument(body, Instant.FromUtc(2026, 2, 1, 0, 0)));
        if (sent.Value.Any(o => o.Kind != OutcomeKind.Accepted)) throw new InvalidOperationException("An event was not counted.");
    }

    private static void Print(TextWriter output, string what, Pace pace) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {pace}"));
}

/// <param name="Rate">How many a second.</param>
/// <param name="Processor">Of the whole process for each of them: less disturbed by what else runs on the machine than the rate is.</param>
internal sealed record Pace(double Rate, TimeSpan? Processor)
{
    public static async Task<Pace> OfAsync(int count, Func<Task> run)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await run();
        return new(count / clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before) / count);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rate:0} /s") + (Processor is { } each ? string.Create(CultureInfo.InvariantCulture, $", {each.TotalMicroseconds:0.0} µs of processor each") : "");
}
