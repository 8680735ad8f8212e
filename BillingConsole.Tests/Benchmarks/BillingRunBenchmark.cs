using System.Diagnostics;
using System.Globalization;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>
/// Billing runs over due deals, each with a fee, a price on usage, a peak per hour, an override, a coupon and a tax: the first run of
/// a new process, then those of the next two months; and one over deals of twelve lines with two taxes.
/// </summary>
internal static class BillingRunBenchmark
{
    private const int Deals = 2_000;
    private const int Wide = 500;
    private static readonly string[] Coupons = ["TENTH"];
    private static readonly string[] Taxes = ["VAT", "LEVY"];

    public static Benchmark Entry { get; } = new("billing-run", $"runs over {Deals} deals and over {Wide} of twelve lines on SQLite, beside the raw insert rate of the same file system", RunAsync);

    private static async Task RunAsync(TextWriter output)
    {
        await using var host = ConsoleHost.At("2026-01-01T00:00:00Z");
        await SellAsync(host);
        await AssignAsync(host);
        foreach (var (month, name) in new[] { (1, "first run of the process"), (2, "next month's run"), (3, "the third month's run") })
        {
            await UseAsync(host, month);
            await MeasureAsync(output, host, name, $"2026-{month + 1:00}-01");
        }
        await AssignWideAsync(host);
        await MeasureAsync(output, host, "deals of twelve lines and two taxes", "2026-04-13");
        Print(output, $"  raw SQLite inserts of 200-byte rows, 100 a commit, synchronous=FULL: {RawInserts.Measure(100):0} rows/s");
    }

    /// <summary>The clock is led to the hour before first, so that only what the billing date brings is measured.</summary>
    private static async Task MeasureAsync(TextWriter output, ConsoleHost host, string name, string date)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        (await host.PostAsync("/test-clock/advance", new { to = $"{day.PlusDays(-1):uuuu-MM-dd}T23:00:00Z" })).Expect(200);
        var before = await PostingsAsync(host);
        var (cpu, allocated, paused) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
        var clock = Stopwatch.StartNew();
        (await host.PostAsync("/test-clock/advance", new { to = $"{date}T00:30:00Z" })).Expect(200);
        clock.Stop();
        (cpu, allocated, paused) = (Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes() - allocated, GC.GetTotalPauseDuration() - paused);
        var invoices = (await host.GetAsync("/billing-runs?limit=1")).Expect(200)["data.0.invoices"].GetInt32();
        var (posted, seconds) = (await PostingsAsync(host) - before, clock.Elapsed.TotalSeconds);
        Print(output, $"  {name}: {invoices} invoices in {seconds:0.0} s: {invoices / seconds:0} invoices/s, {posted / seconds:0} ledger postings/s ({posted} postings), all committed");
        Print(output, $"    of each invoice {cpu.TotalMilliseconds / invoices:0.00} ms of processor and {allocated / 1024m / invoices:0} KiB allocated; {paused / clock.Elapsed:0 %} of the time the collector's");
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

    /// <summary>Six fees in advance and six in arrears a week: from the second week on each invoice has all twelve.</summary>
    private static async Task AssignWideAsync(ConsoleHost host)
    {
        (await host.PostAsync("/taxes", new { code = "LEVY", name = "Levy", kind = "percentage", rate = "1.5" })).Expect(201);
        (await host.PostAsync("/plans", new
        {
            code = "wide", name = "Wide", currency = "USD", interval = "week",
            prices = Enumerable.Range(1, 12).Select(i => new { code = $"part{i}", name = $"Part {i}", kind = "recurring", model = "flat", amount = $"{i}.50", timing = i % 2 == 0 ? "arrears" : "advance" }).ToArray(),
        })).Expect(201);
        for (var i = 0; i < Wide; i++)
            (await host.PostAsync("/subscriptions", new { customer = $"c{i}", plan = "wide", starts_on = "2026-04-06", coupons = Coupons, taxes = Taxes })).Expect(201);
    }

    private static async Task UseAsync(ConsoleHost host, int month)
    {
        (await host.PostAsync("/test-clock/advance", new { to = $"2026-{month:00}-15T00:00:00Z" })).Expect(200);
        foreach (var chunk in Enumerable.Range(0, Deals * 10).Chunk(5_000))
        {
            var events = chunk.Select(i => new { id = $"e{month}.{i}", source = "bench", type = i % 2 == 0 ? "calls" : "memory", subject = $"c{i % Deals}", time = $"2026-{month:00}-{1 + i % 14:00}T{i % 24:00}:00:00Z", data = new { value = 1 + i % 50 } });
            (await host.PostAsync("/events", events)).Expect(200);
        }
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
