using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NodaTime;

namespace BillingConsole.Tests.Browser;

/// <summary>Every page of the menu, in both themes and on a small screen: no fault, nothing inaccessible, a picture kept.</summary>
public sealed class EveryPageTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string, int> Looks => new() { { Themes.Light, 1440 }, { Themes.Dark, 1440 }, { Themes.Light, 360 } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_opens_without_a_fault_and_is_accessible(string theme, int width)
    {
        var page = await site.SignedInAsync(theme, width);
        var faults = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") faults.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
        foreach (var entry in new NavigationMap().For(new Viewer(DateTimeZone.Utc, Actor.Job("every-page"))).SelectMany(a => a.Entries))
        {
            await site.GoAsync(page, entry.Href);
            await Site.KeepAsync(page, $"{entry.Title.Replace(' ', '-')}-{theme}-{width}");
            faults.AddRange(await FaultsAsync(page, width));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<IEnumerable<string>> FaultsAsync(IPage page, int width)
    {
        var axe = await page.RunAxe();
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        return axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{page.Url}: {v.Id} {v.Help}: {Where(v)}")
            .Concat(wide > width + 1 ? [$"{page.Url} is {wide} pixels wide on a screen of {width}"] : [])
            .Concat(await page.Locator("#blazor-error-ui:visible").CountAsync() > 0 ? [$"{page.Url} shows the error bar"] : []);
    }

    private static string Where(AxeResultItem item) => string.Join(" | ", item.Nodes.Take(3).Select(n => n.Html.Length > 160 ? n.Html[..160] : n.Html));
}
