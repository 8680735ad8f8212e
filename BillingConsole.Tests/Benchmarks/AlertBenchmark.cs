using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using BillingConsole.Alerts;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Alerts;
using BillingConsole.Tests.Support;
using BillingConsole.Tests.Wallets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>
/// Wallets that usage burns swing about their thresholds: burnt until the alert is there, topped up, burnt again, with a restart
/// between two halves. Each crossing must fire once; what is measured is the time from its acknowledgement to its row.
/// </summary>
internal static class AlertBenchmark
{
    private const int Rate = 1_200;
    private const int Burst = 10;
    private const int Head = 15;
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static int events;

    public static Benchmark Entry { get; } = new("alerts", $"{Rate} burns a second, {Burst} a request, by 20 and by 500 wallets that swing about their thresholds, a restart between, SQLite", async output =>
    {
        foreach (var wallets in (int[])[20, 500]) await RunAsync(output, wallets);
    });

    /// <summary>One wallet: burns left until it is below its threshold, crossings that were seen, and the one that is not yet.</summary>
    private sealed class Swing(string customer, string wallet)
    {
        public string Customer { get; } = customer;
        public string Wallet { get; } = wallet;
        public int Left { get; set; } = Head;
        public int Crossings { get; set; }
        public long? CrossedAt { get; set; }
    }

    private static async Task RunAsync(TextWriter output, int wallets)
    {
        using var directory = new TemporaryDirectory();
        var (told, late) = (new ConcurrentBag<TimeSpan>(), new ConcurrentBag<TimeSpan>());
        List<Swing> swings;
        (int Burns, TimeSpan Took) first, second;
        await using (var host = Start(directory))
        {
            swings = await SellAsync(host, wallets);
            first = await SwingAsync(host, swings, told);
            await Parallel.ForEachAsync(swings, async (swing, _) => await BurnAsync(host, swing, swing.Left + 1));
        }
        var start = Stopwatch.StartNew();
        await using var again = Start(directory);
        _ = again.Services;
        start.Stop();
        await SeeAsync(again, swings, late, () => swings.TrueForAll(s => s.CrossedAt is null));
        await Parallel.ForEachAsync(swings, async (swing, _) => await RaiseAsync(again, swing));
        second = await SwingAsync(again, swings, told);
        var fired = await FiredAsync(again);
        var wrong = swings.Where(s => fired.GetValueOrDefault(s.Wallet) != s.Crossings).ToList();
        if (wrong.Count > 0) throw new InvalidOperationException($"{wrong.Count} wallets have another number of alerts than of crossings, such as {fired.GetValueOrDefault(wrong[0].Wallet)} for {wrong[0].Crossings}.");
        Print(output, $"  {wallets} wallets: {(first.Burns + second.Burns) / (first.Took + second.Took).TotalSeconds:0} burns/s for {(first.Took + second.Took).TotalSeconds:0} s, {swings.Sum(s => s.Crossings)} crossings, one alert for each");
        Print(output, $"    from the answer to the burn that crossed to the alert: {Of(told)}; over the restart, whose start took {start.Elapsed.TotalSeconds:0.0} s: {Of(late)}");
    }

    private static ConsoleHost Start(TemporaryDirectory directory)
    {
        var host = ConsoleHost.At(MoneyHost.Start);
        host.Settings["Data:Directory"] = directory.Path;
        return host;
    }

    private static async Task<List<Swing>> SellAsync(ConsoleHost host, int wallets)
    {
        (await host.PostAsync("/meters", new { code = "burns", name = "Burns", event_type = "burns", aggregation = "sum", value_property = "value" })).Expect(201);
        (await host.PostAsync("/plans", new
        {
            code = "burns", name = "Burns", currency = "USD", interval = "month",
            prices = new[] { new { code = "burns", name = "Burns", kind = "usage", model = "per_unit", unit_amount = "1.00", meter = "burns" } },
        })).Expect(201);
        var swings = new List<Swing>();
        for (var i = 0; i < wallets; i++)
        {
            var customer = await host.CustomerAsync();
            (await host.PostAsync("/subscriptions", new { customer, plan = "burns", starts_on = "2026-01-15" })).Expect(201);
            var swing = new Swing(customer, await host.WalletAsync(customer));
            await host.TopUpAsync(swing.Wallet, $"{50 + Head}.00");
            await host.AlertAtAsync(swing.Wallet, "50.00");
            swings.Add(swing);
        }
        return swings;
    }

    /// <summary>Burns at an even rate and raises each wallet whose alert was seen, until the time is over and nothing is still to be seen.</summary>
    private static async Task<(int Burns, TimeSpan Took)> SwingAsync(ConsoleHost host, List<Swing> swings, ConcurrentBag<TimeSpan> told)
    {
        var (clock, burns, over) = (Stopwatch.StartNew(), 0, false);
        var seeing = SeeAsync(host, swings, told, () => over && swings.TrueForAll(s => s.CrossedAt is null));
        var pause = TimeSpan.FromSeconds((double)Burst * swings.Count / Rate);
        await Task.WhenAll(swings.Select(async (swing, i) =>
        {
            for (var due = pause * i / swings.Count; due < Half; due += pause)
            {
                if (due - clock.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
                if (swing is { Left: < 0, CrossedAt: null }) await RaiseAsync(host, swing);
                await BurnAsync(host, swing, Burst);
                Interlocked.Add(ref burns, Burst);
            }
        }));
        var took = clock.Elapsed;
        over = true;
        await seeing;
        foreach (var swing in swings.Where(s => s.Left < 0)) await RaiseAsync(host, swing);
        return (burns, took);
    }

    private static async Task BurnAsync(ConsoleHost host, Swing swing, int burns)
    {
        var body = Enumerable.Range(0, burns).Select(_ => new { id = $"b{Interlocked.Increment(ref events)}", source = "bench", type = "burns", subject = swing.Customer, data = new { value = 1 } });
        (await host.PostAsync("/events", body.ToArray())).Expect(200);
        var was = swing.Left;
        swing.Left -= burns;
        if (was >= 0 && swing.Left < 0) swing.CrossedAt = Stopwatch.GetTimestamp();
    }

    private static async Task RaiseAsync(ConsoleHost host, Swing swing)
    {
        await host.TopUpAsync(swing.Wallet, string.Create(CultureInfo.InvariantCulture, $"{Head - swing.Left}.00"));
        swing.Left = Head;
    }

    /// <summary>Looks for the rows of crossings every few milliseconds.</summary>
    private static async Task SeeAsync(ConsoleHost host, List<Swing> swings, ConcurrentBag<TimeSpan> told, Func<bool> done)
    {
        for (var clock = Stopwatch.StartNew(); !done() && clock.Elapsed < Half + Longest; await Task.Delay(10))
        {
            var fired = await FiredAsync(host);
            foreach (var swing in swings.Where(s => s.CrossedAt is not null && fired.GetValueOrDefault(s.Wallet) > s.Crossings))
            {
                told.Add(Stopwatch.GetElapsedTime(swing.CrossedAt!.Value));
                swing.Crossings++;
                swing.CrossedAt = null;
            }
        }
        if (!done()) throw new InvalidOperationException($"{swings.Count(s => s.CrossedAt is not null)} crossings had no alert after {Longest.TotalSeconds} s.");
    }

    private static async Task<Dictionary<string, int>> FiredAsync(ConsoleHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var counts = await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<Alert>().GroupBy(a => a.WalletId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        return counts.ToDictionary(c => c.Key.ToString(), c => c.Count);
    }

    private static string Of(ConcurrentBag<TimeSpan> took)
    {
        var ordered = took.Select(t => t.TotalSeconds).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {ordered[ordered.Count / 2]:0.00} s, p95 {ordered[ordered.Count * 95 / 100]:0.00} s, longest {ordered[^1]:0.00} s");
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
