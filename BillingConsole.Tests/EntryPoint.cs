using BillingConsole.Tests.Benchmarks;
using BillingConsole.Tests.Running;
using Xunit.Runner.InProc.SystemConsole;

namespace BillingConsole.Tests;

/// <summary>
/// Without arguments, or with those of <see cref="TestOptions"/>: everything, with what it needs installed and started.
/// <c>bench</c> measures. Any other arguments are xunit's own, as when <c>dotnet test</c> starts this program.
/// </summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["bench", .. var rest] => BenchmarkCommand.RunAsync(rest),
        _ when TestOptions.Parse(args) is { } options => TestCommand.RunAsync(options),
        _ => ConsoleRunner.Run(args),
    };
}
