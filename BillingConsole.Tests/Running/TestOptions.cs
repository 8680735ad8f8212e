namespace BillingConsole.Tests.Running;

/// <summary>What a person may ask of a test run.</summary>
/// <param name="Long">The long counts of the simulations and laws.</param>
/// <param name="Pictures">A picture of every page looked at, under <c>screens</c> beside the program.</param>
/// <param name="Filters">Only tests whose full name contains one of these; all when there are none.</param>
internal sealed record TestOptions(bool Long, bool Pictures, IReadOnlyList<string> Filters)
{
    /// <summary>Null when the arguments are not all of this program's.</summary>
    public static TestOptions? Parse(string[] args)
    {
        var filters = new List<string>();
        var (isLong, pictures) = (false, false);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--long") isLong = true;
            else if (args[i] == "--pictures") pictures = true;
            else if (args[i] == "--filter" && i + 1 < args.Length) filters.Add(args[++i]);
            else return null;
        }
        return new(isLong, pictures, filters);
    }

    /// <summary>Three classes at a time on two cores: many tests wait for a browser, a job or a process.</summary>
    public string[] ForXunit() => ["-reporter", TallyReporter.Switch, "-maxThreads", "1.5x", .. Console.IsOutputRedirected ? new[] { "-noColor" } : [], .. Filters.SelectMany(f => new[] { "-method", $"*{f}*" })];
}
