using BillingConsole.Shell;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Browser;

/// <summary>Finance at work: bill, understand a number, take a part payment, refund it, and look at the books.</summary>
public sealed class MoneyJourneyTests(Site site) : IClassFixture<Site>
{
    private async Task<string> SoldAsync()
    {
        var id = Guid.NewGuid().ToString("N")[..6];
        await site.PostAsync("/taxes", new { code = "GST", name = "Goods and services tax", kind = "percentage", rate = "18" });
        (await site.PostAsync("/coupons", new { code = $"WELCOME-{id}", name = "Welcome", kind = "percentage", percent_off = "20", duration = "repeating", duration_in_periods = 2 })).Expect(201);
        (await site.PostAsync("/plans", new
        {
            code = $"scale-{id}", name = "Scale", currency = "USD", interval = "month",
            prices = new object[]
            {
                new { code = $"fee-{id}", name = "Platform fee", kind = "recurring", model = "flat", amount = "249.00" },
                new { code = $"seats-{id}", name = "Seats", kind = "recurring", model = "per_unit", unit_amount = "12.00", quantity = 25 },
            },
        })).Expect(201);
        (await site.PostAsync("/customers", new { external_id = $"acme-{id}", name = $"Acme Industries {id}", email = "billing@acme.example", currency = "USD", time_zone = "Asia/Kolkata", taxes = (string[])["GST"] })).Expect(201);
        (await site.PostAsync("/subscriptions", new
        {
            customer = $"acme-{id}", plan = $"scale-{id}", starts_on = "2026-01-01", coupons = (string[])[$"WELCOME-{id}"],
            overrides = new[] { new { price = $"seats-{id}", unit_amount = "9.60", reason = "Two-year commitment" } },
        })).Expect(201);
        return $"acme-{id}";
    }

    [Fact]
    public async Task A_month_is_billed_explained_and_paid_in_part()
    {
        var customer = await SoldAsync();
        var page = await site.SignedInAsync();

        await site.GoAsync(page, Links.BillingRuns);
        await page.ClickAsync("text=See what is due");
        await page.ClickAsync(".page-actions >> text=Bill now");
        await page.ClickAsync(".rz-dialog button[type=submit]");
        await page.WaitForSelectorAsync("h1:has-text('Billing run')");
        await page.WaitForSelectorAsync(".page-name .badge:has-text('Completed')");
        await Site.KeepAsync(page, "billing-run");

        await site.GoAsync(page, Links.InvoicesOf(customer));
        await Site.KeepAsync(page, "invoice-list");
        await page.ClickAsync(".row-link >> nth=0");
        await page.WaitForSelectorAsync("h1:has-text('INV-')");
        await page.ClickAsync("button[aria-label='Explain Seats']");
        await page.WaitForSelectorAsync("text=Two-year commitment");
        await Site.KeepAsync(page, "invoice-explained");

        // Four interactions: open, amount, reference, Enter.
        await page.ClickAsync("text=Record payment");
        await page.FillAsync("#f-amount", "50.00");
        await page.FillAsync("#f-reference", "WIRE 4711");
        await Site.KeepAsync(page, "record-payment");
        await page.PressAsync("#f-reference", "Enter");
        await page.WaitForSelectorAsync(".page-name .badge:has-text('Partially paid')");
        await Site.KeepAsync(page, "invoice-partially-paid");

        var invoice = (await site.GetAsync($"/invoices?customer={customer}"))["data.0.id"].GetString()!;
        var pdf = await page.APIRequest.GetAsync(site.Origin + Links.InvoicePdf(invoice));
        Assert.Equal((200, "application/pdf"), (pdf.Status, pdf.Headers["content-type"]));
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await pdf.BodyAsync())[..4]));
        Assert.Equal("50.00", (await site.InvoiceOfAsync(invoice))["amount_paid"].GetString());
        await site.MustBeRightAsync();
    }

    [Fact]
    public async Task A_double_click_voids_once_and_the_books_stay_right()
    {
        var customer = await site.CustomerAsync();
        var invoice = await site.InvoiceAsync(customer, "120.00");
        var page = await site.SignedInAsync();
        await site.GoAsync(page, Links.Invoice(invoice));
        await page.DblClickAsync(".page-actions >> text=Void");
        await page.FillAsync("#f-reason", "wrong customer");
        Assert.Contains("120.00 USD", await page.InnerTextAsync(".consequence"), StringComparison.Ordinal);
        await Site.KeepAsync(page, "void-dialog");
        await page.DblClickAsync(".rz-dialog button[type=submit]");
        await page.WaitForSelectorAsync(".page-name .badge:has-text('Void')");
        Assert.Single((await site.InvoiceOfAsync(invoice))["journal"].EnumerateArray(), e => Books.Text(e, "kind") == "invoice_voided");
        await site.MustBeRightAsync();
    }

    [Fact]
    public async Task A_one_off_invoice_shows_every_mistake_at_its_field()
    {
        var customer = await site.CustomerAsync();
        var page = await site.SignedInAsync();
        await site.GoAsync(page, Links.NewInvoice());
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForSelectorAsync(".field.invalid");
        await Site.KeepAsync(page, "one-off-refused");
        await site.GoAsync(page, Links.NewInvoice(customer));
        await page.FillAsync("[name='lines[0].description']", "Onboarding workshop");
        await page.FillAsync("[name='lines[0].quantity']", "2");
        await page.FillAsync("[name='lines[0].unit_amount']", "450.00");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForSelectorAsync("h1:has-text('Draft invoice')");
        Assert.Contains("900.00", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_pages_are_accessible_in_every_look()
    {
        var customer = await SoldAsync();
        await site.PostAsync("/test-clock/advance", new { to = "2026-02-03T00:00:00Z" });
        await Invoices.Billing.RunAsync(site, customer);
        var invoice = (await site.GetAsync($"/invoices?customer={customer}"))["data.0.id"].GetString()!;
        var payment = (await site.PayAsync(invoice, "1000.00")).Expect(201)["id"].GetString()!;
        var line = (await site.InvoiceOfAsync(invoice))["lines.1.id"].GetString()!;
        var entry = (await site.GetAsync($"/ledger/entries?invoice={invoice}"))["data.0.id"].GetString()!;
        var run = (await site.GetAsync("/billing-runs"))["data.0.id"].GetString()!;
        await Walk.PastAsync(site, "money-",
        [
            ("invoices", Links.Invoices), ("invoice", Links.Invoice(invoice) + "?line=" + line), ("one-off", Links.NewInvoicePage), ("runs", Links.BillingRuns), ("run", Links.BillingRun(run)),
            ("payments", Links.Payments), ("payment", Links.Payment(payment)), ("journal", Links.Journal), ("entry", Links.Entry(entry)), ("accounts", Links.Accounts),
            ("account", Links.Account("accounts_receivable")), ("trial-balance", Links.TrialBalance), ("close", Links.PeriodClose),
        ]);
    }
}
