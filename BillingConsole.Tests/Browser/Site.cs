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
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "en-GB", TimezoneId = "UTC", ReducedMotion = ReducedMotion.Reduce });
        await context.AddCookiesAsync([new() { Name = Themes.Cookie, Value = theme, Url = Origin }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{Origin}/login");
        await page.FillAsync("input[name=email]", Email);
        await page.FillAsync("input[name=password]", Password);
        await page.PressAsync("input[name=password]", "Enter");
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Goes to a page of the console and waits until its circuit stands and nothing loads any more.</summary>
    public async Task GoAsync(IPage page, string href)
    {
        await page.GotoAsync(Origin + href);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.circuit === 'up' && !document.querySelector('.skeleton, .rz-skeleton')");
    }

    /// <summary>Waits until the page has not changed for a moment; one that never rests is taken as it is after three seconds.</summary>
    public static Task SettledAsync(IPage page) => page.EvaluateAsync("""
        () => new Promise(settled => {
            let rest = setTimeout(settled, 150);
            setTimeout(settled, 3000);
            new MutationObserver(() => { clearTimeout(rest); rest = setTimeout(settled, 150); }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        })
        """);

    /// <summary>Waits until it is visible; when it does not come, says what the page shows instead.</summary>
    public static async Task SeeAsync(IPage page, string selector)
    {
        try
        {
            await page.WaitForSelectorAsync(selector);
        }
        catch (TimeoutException missed)
        {
            throw new TimeoutException($"{missed.Message} At {page.Url} the page says: {await page.InnerTextAsync("body")}", missed);
        }
    }

    /// <summary>Keeps a picture of the page among the run's artefacts, when the run was asked for pictures.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        if (!Counts.Pictures) return;
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screens")).FullName;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
