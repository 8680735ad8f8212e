using BillingConsole.Shell;
using BillingConsole.Tests.Browser;
using Microsoft.Playwright;

namespace BillingConsole.Tests.Deals;

/// <summary>How often sales ops press something for a negotiated deal, counted by the browser itself.</summary>
public sealed class AssignCountTests(Site site) : IClassFixture<Site>
{
    private const int Most = 8;

    /// <summary>Presses of the pointer, and keys that write nothing.</summary>
    private const string Count = """
        () => {
            window.presses = 0;
            addEventListener("pointerdown", () => window.presses++, true);
            addEventListener("keydown", e => { if (e.key.length > 1) window.presses++; }, true);
        }
        """;

    [Fact]
    public async Task Override_coupon_add_on_and_tax_take_at_most_eight_interactions_beside_the_typing_saving_included()
    {
        await DealWorld.FillAsync(site);
        var page = await site.SignedInAsync();
        await site.GoAsync(page, Links.AssignPlan("acme", "scale"));
        await page.EvaluateAsync(Count);

        await page.ClickAsync("#f-prices-base-amount");
        await page.Keyboard.TypeAsync("80");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("two-year deal");
        await page.ClickAsync("#f-coupons");
        await page.Keyboard.TypeAsync("welcome");
        await page.ClickAsync("#f-add-ons");
        await page.Keyboard.TypeAsync("seats");
        await page.ClickAsync("#f-taxes");
        await page.Keyboard.TypeAsync("gst");
        await Assertions.Expect(page.Locator("#f-taxes-0")).ToContainTextAsync("GST");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".beside")).ToContainTextAsync("84.96");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/subscriptions/sub_"), new() { Timeout = 20_000 });

        Assert.InRange(await page.EvaluateAsync<int>("() => window.presses"), 1, Most);
        var deal = await site.GetAsync("/subscriptions/" + new Uri(page.Url).Segments[^1]);
        Assert.Equal("two-year deal", deal["overrides.0.reason"].GetString());
        Assert.Equal(("80", "WELCOME", "seats", "GST"), (deal["overrides.0.change.amount"].GetString(), deal["coupons.0.coupon"].GetString(), deal["add_ons.0.add_on"].GetString(), deal["taxes.0"].GetString()));
    }
}
