using BillingConsole.Shell;
using BillingConsole.Tests.Browser;
using Microsoft.Playwright;

namespace BillingConsole.Tests.Deals;

/// <summary>The pages around a deal in a real browser, with a picture of each.</summary>
public sealed class DealScreensTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static readonly SemaphoreSlim Filling = new(1);

    public async ValueTask InitializeAsync()
    {
        await Filling.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if ((await site.GetAsync("/plans/scale")).Status == 200) return;
            await DealWorld.FillAsync(site);
            (await site.PatchAsync("/company", new { approval = new { enabled = true, max_discount_percent = "40" } })).Expect(200);
            await site.AssignAsync("""{"customer":"acme","plan":"scale","overrides":[{"price":"base","amount":"80","reason":"two-year deal"}],"coupons":["WELCOME"],"taxes":["GST"],"add_ons":[{"add_on":"seats","quantity":"3"}],"ends_on":"2026-01-31"}""");
            (await site.PostAsync("/customers", new { external_id = "globex", name = "Globex Corporation of Greater New South Wales", currency = "USD", email = "billing@globex.example" })).Expect(201);
            await site.AssignAsync("""{"customer":"globex","plan":"scale","overrides":[{"price":"base","amount":"10","reason":"please"}]}""");
            await site.BillAsync();
        }
        finally
        {
            Filling.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_page_around_a_deal_is_whole_accessible_and_fits()
    {
        var acme = (await site.GetAsync("/customers/acme"))["id"].GetString()!;
        var deal = (await site.GetAsync("/subscriptions?customer=acme"))["data.0.id"].GetString()!;
        var waiting = (await site.GetAsync("/subscriptions?customer=globex"))["data.0.id"].GetString()!;
        (string Name, string Href)[] screens =
        [
            ("home", Links.Home), ("customers", Links.Customers), ("customer", Links.Customer(acme)), ("customer-subscriptions", Links.Customer(acme, "subscriptions")),
            ("customer-invoices", Links.Customer(acme, "invoices")), ("customer-payments", Links.Customer(acme, "payments")), ("customer-new", Links.NewCustomer),
            ("customer-entitlements", Links.Customer(acme, "entitlements")), ("customer-taxes", Links.Customer(acme, "taxes")), ("customer-timeline", Links.Customer(acme, "timeline")),
            ("subscriptions", Links.Subscriptions), ("subscription", Links.Subscription(deal)), ("subscription-entitlements", Links.Subscription(deal, "entitlements")),
            ("subscription-history", Links.Subscription(deal, "history")), ("add-on-holders", Links.AddOn("seats")), ("plan-holders", Links.Plan("scale")), ("tax-defaults", Links.TaxDefaults),
            ("subscription-upcoming", Links.Subscription(deal, "upcoming-invoice")), ("subscription-waiting", Links.Subscription(waiting)), ("approvals", Links.Approvals),
            ("assign-empty", Links.AssignPlanPage), ("assign", Links.AssignPlan("globex", "scale")),
        ];
        await Walk.PastAsync(site, "deal-", screens, from act in (string[])["Change", "Pause", "Cancel"] select ($"dialog-{act}", Links.Subscription(deal), act));
    }

    [Theory]
    [InlineData(Themes.Light, 1440)]
    [InlineData(Themes.Dark, 360)]
    public async Task A_deal_is_made_by_keyboard_alone_with_the_preview_beside_it(string theme, int width)
    {
        var name = $"keyboard-{theme}-{width}";
        (await site.PostAsync("/customers", new { external_id = name, name, currency = "USD" })).Expect(201);
        var page = await site.SignedInAsync(theme, width);
        await site.GoAsync(page, Links.AssignPlan(name));
        await ChooseAsync(page, "#f-plan", "Scale");
        await page.FillAsync("#f-prices-base-amount", "90");
        await page.FillAsync("#f-prices-base-reason", "first year");
        await ChooseAsync(page, "#f-coupons", "WEL");
        await ChooseAsync(page, "#f-add-ons", "Sea");
        await ChooseAsync(page, "#f-taxes", "GST");
        await Assertions.Expect(page.Locator(".beside")).ToContainTextAsync("94.40");
        await Site.KeepAsync(page, $"deal-assign-filled-{theme}-{width}");
        await page.FillAsync("#f-prices-base-amount", "-1");
        await Assertions.Expect(page.Locator("#f-prices-base-amount-errors")).ToBeVisibleAsync();
        await Site.KeepAsync(page, $"deal-assign-refused-{theme}-{width}");
        await page.FillAsync("#f-prices-base-amount", "90");
        await page.FocusAsync("#f-prices-base-reason");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/subscriptions/sub_", StringComparison.Ordinal));
        Assert.Equal(1, (await site.GetAsync($"/subscriptions?customer={name}"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task What_was_typed_is_not_lost_by_a_slip()
    {
        var page = await site.SignedInAsync();
        await site.GoAsync(page, Links.AssignPlan("globex", "scale"));
        await page.FillAsync("#f-prices-base-amount", "90");
        await page.ClickAsync("a[href='/customers'] >> nth=0");
        await Assertions.Expect(page.GetByText("What you typed is not saved.")).ToBeVisibleAsync();
        await page.GetByText("Stay", new() { Exact = true }).ClickAsync();
        Assert.Contains("/subscriptions/assign", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Types, waits for the first match, takes it with Enter.</summary>
    private static async Task ChooseAsync(IPage page, string field, string text)
    {
        await page.FocusAsync(field);
        await page.Keyboard.TypeAsync(text);
        await Assertions.Expect(page.Locator($"{field}-0")).ToContainTextAsync(text, new() { IgnoreCase = true });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"{field}-list")).ToBeHiddenAsync();
    }
}
