using System.Diagnostics;
using System.Globalization;
using BillingConsole.Tests.Support;
using BillingConsole.Tests.Wallets;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>How soon after its acknowledgement an event is seen, while others are being counted: one customer with a wallet sends one after the other.</summary>
internal sealed class Visibility(ConsoleHost host, string customer, string wallet)
{
    private const int Paid = 100_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly List<double> asked = [];
    private readonly List<double> charged = [];

    /// <summary>Events sent so far.</summary>
    public int Sent { get; private set; }

    /// <param name="startsOn">When the deal that charges for the events begins; today.</param>
    public static async Task<Visibility> SellAsync(ConsoleHost host, string startsOn)
    {
        (await host.PostAsync("/meters", new { code = "seen", name = "Seen", event_type = "seen", aggregation = "sum", value_property = "v" })).Expect(201);
        (await host.PostAsync("/plans", new
        {
            code = "seen", name = "Seen", currency = "USD", interval = "month",
            prices = new[] { new { code = "seen", name = "Seen", kind = "usage", model = "per_unit", unit_amount = "1.00", meter = "seen" } },
        })).Expect(201);
        var customer = await host.CustomerAsync();
        (await host.PostAsync("/subscriptions", new { customer, plan = "seen", starts_on = startsOn })).Expect(201);
        var wallet = await host.WalletAsync(customer);
        await host.TopUpAsync(wallet, $"{Paid}.00");
        return new(host, customer, wallet);
    }

    /// <summary>Sends an event and looks for it, until the work is done.</summary>
    public async Task WatchAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            Sent++;
            (await host.PostAsync("/events", new { id = $"s{Sent}", source = "seen", type = "seen", subject = customer, data = new { v = 1 } })).Expect(200);
            var clock = Stopwatch.StartNew();
            asked.Add(await SeeAsync(clock, $"/meters/seen/usage?customer={customer}", "value", Sent));
            charged.Add(await SeeAsync(clock, $"/wallets/{wallet}", "ongoing_balance", Paid - Sent));
        }
        await work;
    }

    public string Said() => $"{Sent} events beside them were seen after their answer in the question for usage {Of(asked)}, in the wallet's ongoing balance {Of(charged)}";

    private async Task<double> SeeAsync(Stopwatch clock, string path, string member, decimal expected)
    {
        while ((await host.GetAsync(path)).Expect(200).Amount(member) != expected)
        {
            if (clock.Elapsed > Longest) throw new InvalidOperationException($"{path} does not say {expected} after {Longest.TotalSeconds} s.");
            await Task.Delay(5);
        }
        return clock.Elapsed.TotalMilliseconds;
    }

    private static string Of(List<double> took)
    {
        var ordered = took.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {ordered[ordered.Count / 2]:0} ms, p95 {ordered[ordered.Count * 95 / 100]:0} ms, longest {ordered[^1]:0} ms");
    }
}
