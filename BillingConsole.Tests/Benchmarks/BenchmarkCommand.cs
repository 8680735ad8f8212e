namespace BillingConsole.Tests.Benchmarks;

/// <summary><c>bench</c> runs every benchmark, <c>bench NAME …</c> only those; the numbers are printed, never asserted.</summary>
internal static class BenchmarkCommand
{
    private static readonly IReadOnlyList<Benchmark> Registered =
        [BillingRunBenchmark.Entry, IngestBenchmark.Entry, LoadBenchmark.Load, LoadBenchmark.Curve, ListBenchmark.Entry, PreviewBenchmark.Entry, WebhookBenchmark.Entry];

    public static async Task<int> RunAsync(string[] names)
    {
        if (names.Where(n => Registered.All(b => b.Name != n)).ToList() is { Count: > 0 } unknown)
        {
            Console.WriteLine($"There is no benchmark {string.Join(", ", unknown)}. There are: {string.Join(", ", Registered.Select(b => b.Name).DefaultIfEmpty("none yet"))}.");
            return 1;
        }
        var chosen = Registered.Where(b => names.Length == 0 || names.Contains(b.Name)).ToList();
        if (chosen.Count == 0) Console.WriteLine("No benchmark is registered yet.");
        foreach (var benchmark in chosen)
        {
            Console.WriteLine($"{benchmark.Name}: {benchmark.Description}");
            await benchmark.RunAsync(Console.Out);
        }
        return 0;
    }
}

/// <param name="RunAsync">Measures and prints one line per number, unit included.</param>
internal sealed record Benchmark(string Name, string Description, Func<TextWriter, Task> RunAsync);
