using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>The question for a month of one customer over HTTP, one after the other, beside its rows alone.</summary>
internal static class UsageBenchmark
{
    private const int Customers = 20;
    private const int Hours = 744;
    private const int Before = 2_000;
    private const int Asked = 1_000;
    private const string Postgres = "postgresql";

    public static Benchmark Entry { get; } = new("usage", $"a month of one of {Customers} customers, {Hours} roll-ups by the hour, asked {Asked} times over HTTP, SQLite or postgresql", RunAsync) { Takes = o => o == Postgres };

    private static async Task RunAsync(TextWriter output, IReadOnlyList<string> options)
    {
        await using var host = options.Contains(Postgres) ? ConsoleHost.OnPostgres("2026-02-01T00:00:00Z") : ConsoleHost.At("2026-02-01T00:00:00Z");
        using var client = await SellAsync(host);
        Print(output, "by the meter's hours", await MeasureAsync(i => client.GetByteArrayAsync(Address(i, ""))));
        Print(output, "by the hour, asked for", await MeasureAsync(i => client.GetByteArrayAsync(Address(i, "&window=hour"))));
        Print(output, "by the day", await MeasureAsync(i => client.GetByteArrayAsync(Address(i, "&window=day"))));
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        await db.Database.OpenConnectionAsync();
        var ids = await db.Database.SqlQueryRaw<string>("select distinct customer_id as \"Value\" from usage_bucket").ToListAsync();
        Print(output, $"raw: {Hours} such rows by their key in plain SQL", await MeasureAsync(i => Task.FromResult(Read(db.Database.GetDbConnection(), ids[i % ids.Count]))));
    }

    private static async Task<HttpClient> SellAsync(ConsoleHost host)
    {
        host.UseKestrel(0);
        host.StartServer();
        var client = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", ConsoleHost.AdminKey) } };
        (await client.AskAsync(HttpMethod.Post, "/meters", new { code = "context", name = "Context", event_type = "llm", aggregation = "max", value_property = "context", bucket = "hour" })).Expect(201);
        for (var i = 0; i < Customers; i++) (await client.AskAsync(HttpMethod.Post, "/customers", new { external_id = $"c{i}", name = $"Customer {i}" })).Expect(201);
        for (var i = 0; i < Customers; i++) (await client.AskAsync(HttpMethod.Post, "/events", Enumerable.Range(0, 2 * Hours).Select(n => Event(i, n)))).Expect(200);
        return client;
    }

    private static object Event(int customer, int number) => new
    {
        id = $"{customer}-{number}", source = "bench", type = "llm", subject = $"c{customer}",
        time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(number * 30).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        data = new { context = number * 7919 % 128_000 },
    };

    private static Uri Address(int number, string window) => new($"/api/v1/meters/context/usage?customer=c{number % Customers}&from=2026-01-01&to=2026-02-01{window}", UriKind.Relative);

    private static async Task<List<double>> MeasureAsync<T>(Func<int, Task<T>> ask)
    {
        var took = new List<double>();
        for (var i = 0; i < Before + Asked; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask(i);
            if (i >= Before) took.Add(clock.Elapsed.TotalMilliseconds);
        }
        took.Sort();
        return took;
    }

    private static long Read(DbConnection connection, string customer)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select * from usage_bucket where customer_id = @c and meter_id = (select id from meter) and start >= 0 order by start";
        var named = command.CreateParameter();
        (named.ParameterName, named.Value) = ("@c", customer);
        command.Parameters.Add(named);
        using var rows = command.ExecuteReader();
        var (read, values) = (0, new object[rows.FieldCount]);
        for (; rows.Read(); read++) rows.GetValues(values);
        return read == Hours ? read : throw new InvalidOperationException($"{read} roll-ups are stored.");
    }

    private static void Print(TextWriter output, string what, List<double> ordered) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: median {ordered[Asked / 2]:0.00} ms, 95th percentile {ordered[Asked * 95 / 100]:0.00} ms, longest {ordered[^1]:0.0} ms"));
}
