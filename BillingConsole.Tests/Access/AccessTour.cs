using BillingConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingConsole.Tests.Access;

/// <summary>In a real browser: set up, sign in, make a key, be thrown out.</summary>
public sealed class AccessTour
{
    [Fact]
    public async Task From_the_first_visit_to_a_key_and_out_again()
    {
        await using var host = new ConsoleHost();
        host.UseKestrel(0);
        host.StartServer();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { BaseURL = host.ClientOptions.BaseAddress.ToString(), ColorScheme = ColorScheme.Light });
        page.SetDefaultTimeout(8000);
        var refused = new List<string>();
        page.Console += (_, said) => { if (said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) refused.Add(said.Text); };

        await SetUpAsync(page);
        await MakeKeyAsync(page);
        await InviteAsync(page);
        await ReadAuditAsync(page);
        await LookInTheDarkAsync(page, host.ClientOptions.BaseAddress);
        // The menu is drawn anew when the circuit takes the page over; a click before that opens what is thrown away.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Locator(".user-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        await Look(page, "login");
        Assert.Empty(refused);
    }

    private static async Task SetUpAsync(IPage page)
    {
        await page.GotoAsync("/");
        await Look(page, "setup");
        await page.FillAsync("[name=name]", "Ann");
        await page.FillAsync("[name=email]", Visit.AdminEmail);
        await page.FillAsync("[name=password]", Visit.Password);
        await page.ClickAsync("button[type=submit]");
        await Expect(page.GetByText("Start empty")).ToBeVisibleAsync();
        await Look(page, "welcome");
        await page.ClickAsync("text=Start empty");
        await Expect(page.GetByText("set up a second factor until")).ToBeVisibleAsync();
        await page.GotoAsync("/profile");
        await Look(page, "profile");
    }

    private static async Task MakeKeyAsync(IPage page)
    {
        await page.GotoAsync("/api-keys");
        await OpenAsync(page, "New API key", "#f-name");
        await page.FillAsync("#f-name", "usage collector");
        await page.SelectOptionAsync("#f-role", "ingest");
        await Look(page, "api-key-dialog");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        await Expect(page.GetByText("Copy it now")).ToBeVisibleAsync();
        await Look(page, "api-keys");
    }

    private static async Task InviteAsync(IPage page)
    {
        await page.GotoAsync("/users");
        await OpenAsync(page, "Invite a user", "#f-email");
        await page.FillAsync("#f-email", "bob@example.com");
        await page.SelectOptionAsync("#f-role", "support");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        await Expect(page.GetByText("bob@example.com can choose a password")).ToBeVisibleAsync();
        await Look(page, "users");
    }

    private static async Task ReadAuditAsync(IPage page)
    {
        await page.GotoAsync("/audit");
        await Expect(page.GetByText("Create api key").First).ToBeVisibleAsync();
        await page.Locator("details.diff summary").First.ClickAsync();
        await OpenAsync(page, "Verify the chain", "text=all as they were written");
        await Look(page, "audit");
    }

    private static async Task LookInTheDarkAsync(IPage page, Uri address)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.Context.AddCookiesAsync([new() { Name = "theme", Value = "standard-dark", Url = address.ToString() }]);
        await page.GotoAsync("/audit");
        await Expect(page.GetByText("Create api key").First).ToBeVisibleAsync();
        await Look(page, "audit-dark");
        await page.GotoAsync("/profile");
        await Look(page, "profile-dark");
        await page.SetViewportSizeAsync(360, 740);
        await Look(page, "profile-narrow");
        await page.SetViewportSizeAsync(1280, 720);
        await page.GotoAsync("/users");
    }

    /// <summary>Presses until it answers: a page is readable before its circuit listens.</summary>
    private static async Task OpenAsync(IPage page, string button, string expected)
    {
        for (var tries = 0; tries < 20 && !await page.Locator(expected).IsVisibleAsync(); tries++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
            await page.WaitForTimeoutAsync(500);
        }
        await Expect(page.Locator(expected)).ToBeVisibleAsync();
    }

    private static async Task Look(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder) return;
        await page.WaitForTimeoutAsync(300);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"access-{name}.png"), FullPage = true });
    }
}
