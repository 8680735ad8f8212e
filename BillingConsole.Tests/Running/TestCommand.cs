using BillingConsole.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

namespace BillingConsole.Tests.Running;

/// <summary>Installs and starts what the tests need, runs them, and closes with one line of counts.</summary>
internal static class TestCommand
{
    public static async Task<int> RunAsync(TestOptions options)
    {
        if (options.Long) Environment.SetEnvironmentVariable(Counts.Variable, "1");
        if (options.Pictures) Environment.SetEnvironmentVariable(Counts.PicturesVariable, "1");
        foreach (var complaint in await DebianPackages.InstallMissingAsync()) Console.WriteLine(complaint);
        int exitCode;
        try
        {
            // A few chosen tests may not need it; those that do start it themselves.
            if (options.Filters.Count == 0) Console.WriteLine($"PostgreSQL: {PostgresServer.Describe()}");
            exitCode = await ConsoleRunner.Run(options.ForXunit());
        }
        finally
        {
            PostgresServer.Stop();
        }
        var tally = Tally.OfThisRun;
        tally.Print(Console.Out);
        // The counts are the last word, whatever thread a test has left behind.
        Environment.Exit(exitCode != 0 ? exitCode : tally.ExitCode);
        return 0;
    }
}
