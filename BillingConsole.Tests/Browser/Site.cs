using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using Microsoft.Playwright;

namespace BillingConsole.Tests.Browser;

/// <summary>The real program on a loopback port, with a real browser that is signed in as the first admin.</summary>
public sealed class Site : ConsoleHost, IAsyncLifetime
{
    public const string Email = "ann@example.com";
    public const string Password = "plain-boat-under-cloud";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public Site()
    {
        (Settings["Clock:Mode"], Settings["Clock:Start"]) = ("Test", "2026-01-01T00:00:00Z");
        (Settings["Setup:AdminEmail"], Settings["Setup:AdminPassword"], Settings["Jobs:Enabled"]) = (Email, Password, "true");
    }

    public string Origin => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>A signed-in page in a browser profile of its own.</summary>
    public async Task<IPage> SignedInAsync(string theme = Themes.Light, int width = 1440, int height = 900)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "en-GB", TimezoneId = "UTC" });
        await context.AddCookiesAsync([new() { Name = Themes.Cookie, Value = theme, Url = Origin }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{Origin}/login");
        await page.FillAsync("input[name=email]", Email);
        await page.FillAsync("input[name=password]", Password);
        await page.PressAsync("input[name=password]", "Enter");
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Goes to a page and waits until its circuit stands and nothing loads any more.</summary>
    public async Task GoAsync(IPage page, string href)
    {
        await page.GotoAsync(Origin + href, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.WaitForFunctionAsync("() => !document.querySelector('.skeleton, .rz-skeleton')");
    }

    /// <summary>Keeps a picture of the page among the run's artefacts.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screens")).FullName;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
