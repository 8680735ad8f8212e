using System.Runtime.CompilerServices;
using BillingConsole.Core.Accounting;
using BillingConsole.Tests.Stripe.PayLinks;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stories;

/// <summary>
/// Stories a finance person can review: above the line what happens, below everything that came of it. With
/// BILLING_REWRITE_STORIES=1 the lower half is written anew, to be read in the diff.
/// </summary>
public sealed class StoryTests : StorySuite
{
    [Theory]
    [MemberData(nameof(Tales))]
    public async Task A_story_ends_as_it_is_written(string tale) => await TellAsync(tale, (start, cards) => cards ? PayHost.From(start) : ConsoleHost.At(start), Environment.GetEnvironmentVariable("BILLING_REWRITE_STORIES") == "1");

    [Fact]
    public void Every_kind_of_entry_stands_in_a_story()
    {
        var told = string.Concat(Directory.GetFiles(Folder(), "*.story").Select(File.ReadAllText));
        Assert.All(Enum.GetValues<EntryKind>(), kind => Assert.Contains($" {BillingConsole.Platform.Data.Words.Of(kind)}", told, StringComparison.Ordinal));
    }
}

public sealed class StoriesOnPostgresTests : StorySuite
{
    [Theory]
    [MemberData(nameof(Tales))]
    public async Task A_story_ends_the_same_on_PostgreSQL(string tale) => await TellAsync(tale, (start, cards) => cards ? PayHost.OnServer(start) : ConsoleHost.OnPostgres(start), rewrite: false);
}

public abstract class StorySuite
{
    private const string Rule = "--------------------------------------------------------------";

    public static TheoryData<string> Tales => [.. Directory.GetFiles(Folder(), "*.story").Select(f => Path.GetFileNameWithoutExtension(f)!).Order()];

    protected static async Task TellAsync(string tale, Func<string, bool, ConsoleHost> start, bool rewrite)
    {
        var path = Path.Combine(Folder(), tale + ".story");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var upper = text.Split(Rule)[0].TrimEnd();
        var lines = upper.Split('\n');
        // Where a card pays, nothing goes between the console and Stripe until the story says so.
        var cards = lines.Any(l => l.Contains(" card ", StringComparison.Ordinal));
        await using var host = start($"{lines.First(l => l.Length > 10 && !l.StartsWith('#'))[..10]}T00:00:00Z", cards);
        host.Settings["Jobs:Enabled"] = cards ? "false" : "true";
        await new StoryPlayer(host).PlayAsync(lines);
        var told = $"{upper}\n{Rule}\n{await StoryReport.WriteAsync(host)}";
        if (rewrite) await File.WriteAllTextAsync(path, told, TestContext.Current.CancellationToken);
        else Assert.Equal(text, told);
    }

    protected static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Tales");
}
