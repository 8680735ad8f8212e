using System.Globalization;
using System.Runtime.CompilerServices;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;

namespace BillingConsole.Tests.Usage;

/// <summary>An hour of real LLM requests (Azure Public Dataset, CC-BY), billed by a deal; the file lies beside the project.</summary>
public sealed class TraceTests
{
    private static readonly string[] Customers = ["ana", "ben", "cleo"];
    private static readonly string[] Prices = ["llm_input", "llm_output", "llm_context"];

    [Fact]
    public async Task The_billed_quantities_are_the_sums_of_the_file_and_sending_it_twice_changes_nothing()
    {
        var file = TraceFile();
        Assert.SkipUnless(File.Exists(file), "The trace is not here: ../shared/data/azure-llm-trace is kept beside the project.");
        await using var host = ConsoleHost.At("2023-11-01T00:00:00Z");
        host.Settings["Jobs:Enabled"] = "true";
        await SellAsync(host);
        (await host.PostAsync("/test-clock/advance", new { to = "2023-11-20T00:00:00Z" })).Expect(200);
        var rows = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        var events = ImportTrace.Events(rows, Customers).ToList();
        Assert.Equal((8_819, 0), await SendAsync(host, events));
        Assert.Equal((0, 8_819), await SendAsync(host, events));
        (await host.PostAsync("/test-clock/advance", new { to = "2023-12-02T00:00:00Z" })).Expect(200);
        var billed = await BilledAsync(host);
        Assert.Equal(18_059_974m, billed["llm_input"].Sum());
        Assert.Equal(245_896m, billed["llm_output"].Sum());
        var peaks = await Task.WhenAll(Customers.Select(async c => (await host.GetAsync($"/meters/llm_context/usage?customer={c}&from=2023-11-16T00:00:00Z&to=2023-11-17T00:00:00Z&window=hour")).Expect(200)["buckets"]
            .EnumerateArray().Max(b => decimal.Parse(b.GetProperty("value").GetString()!, CultureInfo.InvariantCulture))));
        Assert.Equal(7_437m, peaks.Max());
    }

    private static async Task SellAsync(ConsoleHost host)
    {
        foreach (var meter in ImportTrace.Meters) (await host.PostAsync("/meters", meter)).Expect(201);
        (await host.PostAsync("/plans", new
        {
            code = "llm", name = "LLM", currency = "USD", interval = "month",
            prices = Prices.Select(m => new { code = m, name = m, kind = "usage", model = "per_unit", unit_amount = "0.000003", meter = m }),
        })).Expect(201);
        foreach (var customer in Customers)
        {
            (await host.PostAsync("/customers", new { external_id = customer, name = customer })).Expect(201);
            (await host.PostAsync("/subscriptions", new { customer, plan = "llm", starts_on = "2023-11-01" })).Expect(201);
        }
    }

    private static async Task<(int Accepted, int Duplicates)> SendAsync(ConsoleHost host, List<string> events)
    {
        var (accepted, duplicates) = (0, 0);
        foreach (var batch in events.Chunk(5_000))
        {
            var answer = (await host.PostAsync("/events", $"[{string.Join(',', batch)}]")).Expect(200);
            Assert.Empty(answer["rejected"].EnumerateArray());
            (accepted, duplicates) = (accepted + answer["accepted"].GetInt32(), duplicates + answer["duplicates"].GetInt32());
        }
        return (accepted, duplicates);
    }

    private static async Task<ILookup<string, decimal>> BilledAsync(ConsoleHost host)
    {
        var lines = new List<(string Price, decimal Quantity)>();
        foreach (var row in (await host.GetAsync("/invoices")).Expect(200)["data"].EnumerateArray())
            foreach (var line in (await host.GetAsync($"/invoices/{row.GetProperty("id").GetString()}")).Expect(200)["lines"].EnumerateArray())
                lines.Add((line.GetProperty("price").GetString()!, decimal.Parse(line.GetProperty("quantity").GetString()!, CultureInfo.InvariantCulture)));
        return lines.ToLookup(l => l.Price, l => l.Quantity);
    }

    private static string TraceFile([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "shared", "data", "azure-llm-trace", "AzureLLMInferenceTrace_code.csv"));
}
