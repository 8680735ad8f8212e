using BillingConsole.Shell;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BillingConsole.Tests.Browser;

/// <summary>Opens pages one after the other and looks at each in one theme, the other theme and on a small screen.</summary>
internal sealed class Walk(Site site, IPage page)
{
    private const int Wide = 1440;
    private const int Narrow = 360;
    private const int Height = 900;

    // What a theme or a width can break; the rest was judged in the first look.
    private static readonly AxeRunOptions OfLook = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "scrollable-region-focusable"] } };
    private readonly List<string> faults = [];
    private bool dark;

    /// <summary>Fails with everything that is wrong: errors in the browser, serious faults of accessibility, pages wider than the screen.</summary>
    /// <param name="dialogs">What a press of the page's button opens.</param>
    public static async Task PastAsync(Site site, string prefix, IEnumerable<(string Name, string Href)> screens, IEnumerable<(string Name, string Href, string Button)>? dialogs = null)
    {
        var walk = new Walk(site, await site.SignedInAsync(Themes.Light, Wide, Height));
        walk.Listen();
        foreach (var (name, href) in screens) await walk.LookAsync($"{prefix}{name}", href);
        foreach (var (name, href, button) in dialogs ?? []) await walk.LookAsync($"{prefix}{name}", href, button);
        Assert.True(walk.faults.Count == 0, string.Join('\n', walk.faults));
    }

    private string Theme => dark ? Themes.Dark : Themes.Light;

    private void Listen()
    {
        page.Console += (_, message) => { if (message.Type == "error") faults.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
    }

    private async Task LookAsync(string name, string href, string? button = null)
    {
        await site.GoAsync(page, href);
        if (button is not null)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        }
        await Site.SettledAsync(page);
        await JudgeAsync(name, Wide, null);
        // Past whatever dialog the address has opened.
        await page.DispatchEventAsync("header button[aria-label='Dark theme']", "click");
        dark = !dark;
        await page.WaitForFunctionAsync("dark => document.querySelector(\"button[aria-label='Dark theme']\").ariaPressed === String(dark)", dark);
        await Site.SettledAsync(page);
        await JudgeAsync(name, Wide, OfLook);
        await page.SetViewportSizeAsync(Narrow, Height);
        await Site.SettledAsync(page);
        await JudgeAsync(name, Narrow, OfLook);
        await page.SetViewportSizeAsync(Wide, Height);
    }

    private async Task JudgeAsync(string name, int width, AxeRunOptions? options)
    {
        await Site.KeepAsync(page, $"{name}-{Theme}-{width}");
        var axe = await page.RunAxe(options);
        faults.AddRange(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{page.Url} ({Theme}, {width}): {v.Id} {v.Help}: {Where(v)}"));
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is var wide && wide > width + 1) faults.Add($"{page.Url} is {wide} pixels wide on a screen of {width}");
        if (await page.Locator("#blazor-error-ui:visible").CountAsync() > 0) faults.Add($"{page.Url} shows the error bar");
    }

    private static string Where(AxeResultItem item) => string.Join(" | ", item.Nodes.Take(3).Select(n => n.Html.Length > 160 ? n.Html[..160] : n.Html));
}
