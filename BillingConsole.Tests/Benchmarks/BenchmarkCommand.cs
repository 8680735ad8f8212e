using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>
/// <c>bench</c> runs every benchmark, <c>bench NAME …</c> only those; the numbers are printed, never asserted. What follows a
/// name and is none itself is for that benchmark, as in <c>bench curve 1000000 10000000 postgresql</c>.
/// </summary>
internal static class BenchmarkCommand
{
    private static readonly IReadOnlyList<Benchmark> Registered =
        [AlertBenchmark.Entry, BillingRunBenchmark.Entry, IngestBenchmark.Entry, LoadBenchmark.Load, LoadBenchmark.Curve, ListBenchmark.Entry, PreviewBenchmark.Entry, UsageBenchmark.Entry, WebhookBenchmark.Entry];

    public static async Task<int> RunAsync(string[] words)
    {
        // As xunit does before tests: what says where the program's content is lies beside this program.
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        PostgresServer.IsDurable = ConsoleHost.IsAsInstalled = true;
        var chosen = new List<(Benchmark Benchmark, List<string> Options)>();
        foreach (var word in words)
        {
            if (Registered.FirstOrDefault(b => b.Name == word) is { } named) chosen.Add((named, []));
            else if (chosen is [.., var (last, options)] && last.Takes(word)) options.Add(word);
            else return Refuse(word);
        }
        if (chosen.Count == 0) chosen.AddRange(Registered.Select(b => (b, new List<string>())));
        foreach (var (benchmark, options) in chosen)
        {
            Console.WriteLine($"{benchmark.Name}: {benchmark.Description}");
            await benchmark.RunAsync(Console.Out, options);
        }
        return 0;
    }

    private static int Refuse(string word)
    {
        Console.WriteLine($"There is no benchmark {word}, and none before it takes it. There are: {string.Join(", ", Registered.Select(b => b.Name))}.");
        return 1;
    }
}

/// <param name="RunAsync">Measures and prints one line per number, unit included; the options are words that it takes.</param>
internal sealed record Benchmark(string Name, string Description, Func<TextWriter, IReadOnlyList<string>, Task> RunAsync)
{
    public Benchmark(string name, string description, Func<TextWriter, Task> run) : this(name, description, (output, _) => run(output))
    {
    }

    /// <summary>Whether a word is an option of it; most have none.</summary>
    public Func<string, bool> Takes { get; init; } = _ => false;
}
