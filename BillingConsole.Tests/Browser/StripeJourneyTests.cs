using BillingConsole.Shell;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Browser;

/// <summary>What happens in Stripe arrives here: from the simulator's own pages, over its webhooks, to the pages of the console.</summary>
public sealed class StripeJourneyTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_customer_made_in_stripe_pays_by_a_link_and_gets_a_refund_there()
    {
        var name = $"Made there {Guid.NewGuid():N}"[..20];
        var page = await site.SignedInAsync();
        await page.GotoAsync($"{site.Origin}/simulator");
        var form = page.Locator("form:has(button:has-text('New customer'))");
        await form.Locator("[name=email]").FillAsync("nobody");
        await form.Locator("button").ClickAsync();
        await page.WaitForSelectorAsync("text=Invalid email address: nobody");
        await form.Locator("[name=name]").FillAsync(name);
        await form.Locator("[name=email]").FillAsync("made@there.example");
        await form.Locator("button").ClickAsync();
        var customer = await UntilAsync($"/customers?search={Uri.EscapeDataString(name)}", r => r["data"].GetArrayLength() == 1 ? r["data.0.id"].GetString() : null);

        var invoice = await site.InvoiceAsync(customer, "250.00");
        await site.GoAsync(page, Links.Invoice(invoice));
        await page.WaitForSelectorAsync(".banner >> text=Stripe simulator");
        await page.ClickAsync(".page-actions >> text=Payment link");
        await page.WaitForSelectorAsync("#f-amount");
        await page.ClickAsync("button:has-text('Make the link')");
        await page.WaitForSelectorAsync("button:has-text(\"Stripe's page\")");
        await Site.KeepAsync(page, "stripe-link");
        var link = await UntilAsync($"/payment-links?invoice={invoice}", r => r["data"].GetArrayLength() == 1 ? r["data.0.url"].GetString() : null);
        await page.GotoAsync(site.Origin + new Uri(link).AbsolutePath);
        await Site.KeepAsync(page, "stripe-pay");
        await page.ClickAsync("button.main");
        await page.WaitForSelectorAsync("text=Already paid");
        Assert.Equal("paid", (await site.InvoiceOfAsync(invoice))["status"].GetString());

        await page.GotoAsync($"{site.Origin}/simulator");
        var refund = page.Locator("form:has(button:has-text('Refund'))").First;
        await refund.Locator("[name=amount]").FillAsync("100.00");
        await refund.Locator("button").ClickAsync();
        await UntilAsync($"/invoices/{invoice}", r => r["amount_due"].GetString() == "100.00" ? "due" : null);
        await page.ClickAsync("button:has-text('Dispute')");
        await UntilAsync($"/invoices/{invoice}", r => r["disputed"].GetString() == "150.00" ? "disputed" : null);
        await site.GoAsync(page, Links.Invoice(invoice));
        await page.WaitForSelectorAsync("text=150.00 USD disputed");
        await Site.KeepAsync(page, "stripe-disputed-invoice");
        await site.GoAsync(page, Links.Payment((await site.InvoiceOfAsync(invoice))["payments.0.id"].GetString()!));
        await page.WaitForSelectorAsync("text=The payer disputes this payment");
        await Site.KeepAsync(page, "stripe-disputed-payment");
        await site.MustBeRightAsync();
    }

    /// <summary>Sooner than the courier looks by itself: a webhook wakes it.</summary>
    private async Task<string> UntilAsync(string path, Func<Reply, string?> found)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (found((await site.GetAsync(path)).Expect(200)) is { } value) return value;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"{path} does not become what it should.");
    }
}
