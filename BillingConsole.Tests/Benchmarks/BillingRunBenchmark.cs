using System.Diagnostics;
using System.Globalization;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>One billing run over 2 000 due deals, each with a fee, a price on usage, a peak per hour, an override, a coupon and a tax.</summary>
internal static class BillingRunBenchmark
{
    private const int Deals = 2_000;
    private static readonly string[] Coupons = ["TENTH"];

    public static Benchmark Entry { get; } = new("billing-run", $"one run over {Deals} deals on SQLite, beside the raw insert rate of the same file system", RunAsync);

    private static async Task RunAsync(TextWriter output)
    {
        await using var host = ConsoleHost.At("2026-01-01T00:00:00Z");
        await SellAsync(host);
        await AssignAsync(host);
        await UseAsync(host);
        (await host.PostAsync("/test-clock/advance", new { to = "2026-01-31T23:00:00Z" })).Expect(200);
        var before = await PostingsAsync(host);
        var clock = Stopwatch.StartNew();
        (await host.PostAsync("/test-clock/advance", new { to = "2026-02-01T00:30:00Z" })).Expect(200);
        clock.Stop();
        var run = (await host.GetAsync("/billing-runs?limit=1")).Expect(200);
        var invoices = run["data.0.invoices"].GetInt32();
        Print(output, $"  {invoices} invoices in {clock.Elapsed.TotalSeconds:0.0} s: {invoices / clock.Elapsed.TotalSeconds:0} invoices/s (with entries, audit and numbers committed)");
        var posted = await PostingsAsync(host) - before;
        Print(output, $"  {posted} ledger postings with them: {posted / clock.Elapsed.TotalSeconds:0} postings/s");
        Print(output, $"  raw SQLite inserts of 200-byte rows, 100 a commit, synchronous=FULL: {RawInserts.Measure(100):0} rows/s");
    }

    private static async Task<int> PostingsAsync(ConsoleHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<LedgerPosting>().CountAsync();
    }

    private static async Task SellAsync(ConsoleHost host)
    {
        (await host.PostAsync("/meters", new { code = "calls", name = "Calls", event_type = "calls", aggregation = "sum", value_property = "value" })).Expect(201);
        (await host.PostAsync("/meters", new { code = "memory", name = "Memory", event_type = "memory", aggregation = "max", value_property = "value", bucket = "hour" })).Expect(201);
        (await host.PostAsync("/plans", new
        {
            code = "scale", name = "Scale", currency = "USD", interval = "month",
            prices = new object[]
            {
                new { code = "base", name = "Base fee", kind = "recurring", model = "flat", amount = "49.00" },
                new { code = "calls", name = "Calls", kind = "usage", model = "graduated", meter = "calls", tiers = new object[] { new { up_to = "100", unit_amount = "0.10" }, new { unit_amount = "0.05" } } },
                new { code = "memory", name = "Memory", kind = "usage", model = "per_unit", unit_amount = "0.10", meter = "memory" },
            },
        })).Expect(201);
        (await host.PostAsync("/coupons", new { code = "TENTH", name = "A tenth", kind = "percentage", percent_off = "10", duration = "forever" })).Expect(201);
        (await host.PostAsync("/taxes", new { code = "VAT", name = "VAT", kind = "percentage", rate = "19", @default = true })).Expect(201);
    }

    private static async Task AssignAsync(ConsoleHost host)
    {
        for (var i = 0; i < Deals; i++)
        {
            (await host.PostAsync("/customers", new { external_id = $"c{i}", name = $"Customer {i}" })).Expect(201);
            (await host.PostAsync("/subscriptions", new
            {
                customer = $"c{i}", plan = "scale", starts_on = "2026-01-01", coupons = Coupons,
                overrides = new[] { new { price = "memory", unit_amount = "0.085", reason = "volume" } },
            })).Expect(201);
        }
    }

    private static async Task UseAsync(ConsoleHost host)
    {
        (await host.PostAsync("/test-clock/advance", new { to = "2026-01-15T00:00:00Z" })).Expect(200);
        foreach (var chunk in Enumerable.Range(0, Deals * 10).Chunk(5_000))
        {
            var events = chunk.Select(i => new { id = $"e{i}", source = "bench", type = i % 2 == 0 ? "calls" : "memory", subject = $"c{i % Deals}", time = $"2026-01-{1 + i % 14:00}T{i % 24:00}:00:00Z", data = new { value = 1 + i % 50 } });
            (await host.PostAsync("/events", events)).Expect(200);
        }
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
