using BillingConsole.Shell;
using BillingConsole.Tests.Alerts;
using BillingConsole.Tests.Support;
using BillingConsole.Tests.Wallets;
using Microsoft.Playwright;

namespace BillingConsole.Tests.Browser;

/// <summary>Support at work: a customer calls with an empty wallet.</summary>
public sealed class WalletJourneyTests(Site site) : IClassFixture<Site>
{
    /// <summary>Counts what a person does besides typing values.</summary>
    private sealed class Hand(IPage page)
    {
        public int Interactions { get; private set; }

        public Task PressAsync(string keys)
        {
            Interactions++;
            return page.Keyboard.PressAsync(keys);
        }

        public Task PressAsync(string field, string keys)
        {
            Interactions++;
            return page.PressAsync(field, keys);
        }

        public Task ClickAsync(string what)
        {
            Interactions++;
            return page.ClickAsync(what);
        }
    }

    [Theory]
    [InlineData("name")]
    [InlineData("email")]
    [InlineData("invoice")]
    public async Task Support_tops_an_empty_wallet_up_in_four_interactions(string knownBy)
    {
        var id = Guid.NewGuid().ToString("N")[..8];
        (await site.PostAsync("/customers", new { external_id = $"caller-{id}", name = $"Caller {id}", email = $"ops@caller-{id}.example", currency = "USD" })).Expect(201);
        var wallet = await site.WalletAsync($"caller-{id}");
        var invoice = await site.InvoiceAsync($"caller-{id}", "10.00");
        var known = knownBy switch { "name" => $"Caller {id}", "email" => $"ops@caller-{id}", _ => (await site.InvoiceOfAsync(invoice))["number"].GetString()! };
        var page = await site.SignedInAsync();
        await site.GoAsync(page, Links.Home);
        var hand = new Hand(page);

        await hand.PressAsync("Control+k");
        await page.WaitForSelectorAsync(".search-dialog input");
        await page.FillAsync(".search-dialog input", known);
        await page.WaitForSelectorAsync($".search-dialog >> text=Prepaid credit of Caller {id}");
        await hand.ClickAsync($".search-dialog >> text=Prepaid credit of Caller {id}");
        await page.WaitForSelectorAsync(".page-actions >> text=Top up");
        await hand.ClickAsync(".page-actions >> text=Top up");
        await page.FillAsync("#f-amount", "200.00");
        await page.FillAsync("#f-reason", "Empty wallet, called in");
        if (knownBy == "name") await Site.KeepAsync(page, "wallet-top-up");
        await hand.PressAsync("#f-reason", "Enter");
        await Site.SeeAsync(page, "main >> text=Empty wallet, called in");

        Assert.True(hand.Interactions <= 4, $"{hand.Interactions} interactions");
        Assert.Equal("200.00", (await site.WalletOfAsync(wallet))["granted"].GetString());
        await site.MustBeRightAsync();
    }

    [Fact]
    public async Task A_top_up_without_a_reason_says_so_at_its_field()
    {
        var wallet = await site.WalletAsync(await site.CustomerAsync());
        var page = await site.SignedInAsync();
        await site.GoAsync(page, Links.Wallet(wallet));
        await page.ClickAsync(".page-actions >> text=Top up");
        await page.FillAsync("#f-amount", "5.00");
        await page.PressAsync("#f-amount", "Enter");
        await page.WaitForSelectorAsync(".field.invalid #f-reason");
        Assert.Equal("0.00", (await site.WalletOfAsync(wallet))["balance"].GetString());
    }

    [Fact]
    public async Task An_alert_is_set_fires_rings_and_is_acknowledged()
    {
        var customer = await site.CustomerAsync();
        var wallet = await site.WalletAsync(customer);
        await site.TopUpAsync(wallet, "60.00");
        var page = await site.SignedInAsync();
        await site.GoAsync(page, Links.Customer(customer, "wallets"));
        await page.ClickAsync(".row-link >> nth=0");
        await page.ClickAsync(".page-actions >> text=Alert settings");
        await page.CheckAsync("#f-enabled");
        await page.FillAsync("#f-threshold", "50");
        await Site.KeepAsync(page, "wallet-alert-settings");
        await page.PressAsync("#f-threshold", "Enter");
        await page.WaitForSelectorAsync("main >> text=Below 50.00 USD");
        await site.InvoiceAsync(customer, "10.01");
        await page.WaitForSelectorAsync(".bell .count");
        await page.ClickAsync(".bell");
        await page.WaitForSelectorAsync("h1:has-text('Alerts')");
        await Site.KeepAsync(page, "alert-inbox");
        await page.ClickAsync("button:has-text('Acknowledge')");
        await page.WaitForSelectorAsync("text=Acknowledged.");
        Assert.Equal("acknowledged", Books.Text((await site.FiringsAsync(wallet)).Single(), "state"));
    }

    [Fact]
    public async Task Wallet_pages_are_accessible_in_every_look()
    {
        var customer = await site.CustomerAsync();
        var wallet = await site.WalletAsync(customer);
        await site.TopUpAsync(wallet, "100.00", "granted");
        await site.TopUpAsync(wallet, "40.00");
        await site.AlertAtAsync(wallet, "100.00");
        await site.InvoiceAsync(customer, "55.00");
        await Walk.PastAsync(site, "wallet-",
            [("list", Links.Wallets), ("detail", Links.Wallet(wallet)), ("tab", Links.Customer(customer, "wallets")), ("alerts", Links.Alerts), ("home", Links.Home)]);
    }
}
