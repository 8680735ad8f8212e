using Microsoft.Playwright;

namespace BillingConsole.Tests.Support;

/// <summary>The browser of Debian's package, or the one that <c>CHROMIUM_PATH</c> names.</summary>
public static class Chromium
{
    public static string? Path => new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH") }
        .Concat(["/usr/bin/chromium", Executables.Find("chromium"), Executables.Find("chromium-browser"), Executables.Find("google-chrome")])
        .FirstOrDefault(p => p is not null && File.Exists(p));

    /// <summary>Skips the test where there is no browser.</summary>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        Assert.SkipWhen(Path is null, "There is no Chromium here: install Debian's package chromium, or set CHROMIUM_PATH.");
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            // Without these it looks up hosts of its maker at every start.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}
