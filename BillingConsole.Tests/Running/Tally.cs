using System.Globalization;

namespace BillingConsole.Tests.Running;

/// <summary>What became of the tests of one run.</summary>
internal sealed class Tally
{
    private readonly Lock gate = new();
    private readonly List<(string Test, string Reason)> skipped = [];
    private readonly List<(string Test, decimal Seconds)> slow = [];
    private int passed, failed;

    public static Tally OfThisRun { get; } = new();

    /// <summary>Non-zero when something failed, and when nothing ran at all.</summary>
    public int ExitCode => failed > 0 || passed + failed == 0 ? 1 : 0;

    public void Passed(string test, decimal seconds)
    {
        lock (gate)
        {
            passed++;
            if (seconds >= 1) slow.Add((test, seconds));
        }
    }

    public void Failed()
    {
        lock (gate) failed++;
    }

    public void Skipped(string test, string reason)
    {
        lock (gate) skipped.Add((test, reason));
    }

    public void Print(TextWriter to)
    {
        foreach (var (test, seconds) in slow.OrderByDescending(s => s.Seconds).Take(10))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slow: {seconds:0.0} s  {test}"));
        foreach (var (test, reason) in skipped.Order())
            to.WriteLine($"skipped: {test} — {reason}");
        to.WriteLine($"{passed} passed, {failed} failed{(skipped.Count > 0 ? $", {skipped.Count} skipped" : "")}");
        to.Flush();
    }
}
