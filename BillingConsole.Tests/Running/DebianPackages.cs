using System.Diagnostics;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Running;

/// <summary>The programs from outside that tests use, installed from Debian's packages where they are missing.</summary>
internal static class DebianPackages
{
    private static readonly (string Package, Func<bool> IsThere)[] Needed =
    [
        ("chromium", () => Chromium.Path is not null),
        ("postgresql", () => PostgresServer.Programs is not null),
        ("poppler-utils", () => Executables.Find("pdftotext") is not null),
        ("npm", () => Executables.Find("npm") is not null),
        ("fonts-dejavu-core", () => Directory.Exists("/usr/share/fonts/truetype/dejavu") || !OperatingSystem.IsLinux()),
    ];

    /// <summary>Installs as root; otherwise says what to install, and the tests that need it are skipped.</summary>
    public static async Task<IReadOnlyList<string>> InstallMissingAsync()
    {
        var missing = Missing();
        if (missing.Count == 0) return [];
        if (Environment.UserName != "root" || Executables.Find("apt-get") is null)
            return [$"Missing: {string.Join(", ", missing)}. The tests that need them are skipped; on Debian: sudo apt-get install {string.Join(' ', missing)}"];
        Console.WriteLine($"Installing {string.Join(", ", missing)} …");
        await AptAsync("update");
        await AptAsync(["install", "-y", "--no-install-recommends", .. missing]);
        return Missing() is { Count: > 0 } still ? [$"Could not be installed: {string.Join(", ", still)}. The tests that need them are skipped."] : [];
    }

    private static List<string> Missing() => [.. Needed.Where(n => !n.IsThere()).Select(n => n.Package)];

    private static async Task AptAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("apt-get", ["-q", .. arguments]) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" }, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) Console.WriteLine(output);
    }
}
