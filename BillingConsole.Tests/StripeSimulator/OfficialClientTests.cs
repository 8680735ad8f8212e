using System.Diagnostics;
using System.Runtime.CompilerServices;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.StripeSimulator;

/// <summary>Stripe's own client for Node drives the simulator; every check has a name and is a case here.</summary>
public sealed class OfficialClientTests(OfficialClient client) : IClassFixture<OfficialClient>
{
    [Theory]
    [InlineData("account"), InlineData("customer-create"), InlineData("customer-update-unsets-and-merges"), InlineData("customer-delete-leaves-a-stub")]
    [InlineData("list-auto-pagination"), InlineData("list-ending-before"), InlineData("search"), InlineData("idempotency-replays-and-refuses-another-body")]
    [InlineData("error-unknown-parameter"), InlineData("error-missing-resource"), InlineData("error-email"), InlineData("error-key"), InlineData("error-permission"), InlineData("error-amount-too-small")]
    [InlineData("session-pay-and-expand"), InlineData("session-declined-then-paid"), InlineData("session-three-d-secure"), InlineData("session-expire-only-while-open"), InlineData("session-processing-later")]
    [InlineData("refund-in-parts"), InlineData("events-in-order"), InlineData("webhooks-are-signed"), InlineData("signature-vector"), InlineData("receiver-takes-a-generated-header")]
    public void The_official_client_agrees(string check)
    {
        if (client.Missing is { } why) Assert.Skip(why);
        Assert.Contains($"ok {check}", client.Said);
    }
}

/// <summary>One run of all checks against the program as a process of its own.</summary>
public sealed class OfficialClient : IAsyncLifetime
{
    private readonly TemporaryDirectory directory = new();

    public IReadOnlyList<string> Said { get; private set; } = [];

    /// <summary>Why nothing was run; null when it was.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Node() is not { } node || Executables.Find("npm") is not { } npm)
        {
            Missing = "Node.js and npm are not here; on Debian: apt-get install nodejs npm";
            return;
        }
        var home = Path.Combine(Folder(), "node");
        if (!Directory.Exists(Path.Combine(home, "node_modules", "stripe")) && await RunAsync(npm, home, "ci", "--no-audit", "--no-fund") is { ExitCode: not 0 } failed)
        {
            Missing = $"npm could not install the official client: {string.Join(' ', failed.Lines.TakeLast(3))}";
            return;
        }
        using var program = await ConsoleProcess.StartAsync(new Dictionary<string, string> { ["Data:Directory"] = directory.Path });
        Said = (await RunAsync(node, home, "checks.mjs", program.Http.BaseAddress!.ToString())).Lines;
    }

    public ValueTask DisposeAsync()
    {
        directory.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The one that comes with the browser driver is new enough for the client wherever the tests run; Debian's may not be.</summary>
    private static string? Node() => Directory.EnumerateFiles(AppContext.BaseDirectory, "node", SearchOption.AllDirectories)
        .FirstOrDefault(f => f.Contains(".playwright", StringComparison.Ordinal)) ?? Executables.Find("node");

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, [.. (await said + await complained).Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }
}
