using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingConsole.Tests.Browser;

/// <summary>One enterprise deal in the browser, from an empty console to a part payment; only usage comes over HTTP, as it does in life.</summary>
public sealed class SalesOpsJourneyTests(Site site) : IClassFixture<Site>
{
    private IPage page = null!;

    [Fact]
    public async Task A_deal_goes_from_the_first_meter_to_a_part_payment()
    {
        page = await site.SignedInAsync();
        await MeterAsync("Minutes", "call", "Sum", "minutes");
        await MeterAsync("Memory", "memory", "Max", "gb", "Hour");
        await DialogAsync(Links.Features, "New feature", async () =>
        {
            await FillAsync("name", "Call minutes");
            await ChooseAsync("kind", "Metered");
            await ChooseAsync("meter", "Minutes");
        }, "Create feature");
        await DialogAsync(Links.Coupons, "New coupon", async () =>
        {
            await FillAsync("name", "Welcome", "WELCOME");
            await FillAsync("percent_off", "20");
            await ChooseAsync("duration", "Recurring");
            await FillAsync("duration_in_periods", "2");
            await Expect(page.Locator(".sentence")).ToContainTextAsync("2");
        }, "Create coupon");
        await DialogAsync(Links.Taxes, "New tax", async () =>
        {
            await FillAsync("name", "Goods and services tax", "GST");
            await FillAsync("rate", "18");
        }, "Create tax");
        await DialogAsync(Links.Customers, "New customer", async () =>
        {
            await FillAsync("name", "Acme Industries");
            await FillAsync("external_id", "acme");
            await ChooseAsync("currency", "USD");
            await LookUpAsync("time_zone", "Kolkata");
        }, "Create customer");
        await PlanAsync();
        await AssignAsync();

        await UseAsync();
        await BillJanuaryAsync();
        await site.MustBeRightAsync();
    }

    private Task MeterAsync(string name, string type, string aggregation, string property, string? bucket = null) => DialogAsync(Links.Meters, "New meter", async () =>
    {
        await FillAsync("name", name);
        await FillAsync("event_type", type);
        await ChooseAsync("aggregation", aggregation);
        await FillAsync("value_property", property);
        if (bucket is not null) await ChooseAsync("bucket", bucket);
    }, "Create meter");

    private async Task PlanAsync()
    {
        await site.GoAsync(page, Links.NewPlan);
        await FillAsync("name", "Scale");
        await ChooseAsync("currency", "USD");
        await PriceAsync(0, "Platform fee", "Recurring", "Flat", ("amount", "100"));
        await PriceAsync(1, "Call minutes", "Usage", "Per unit", ("unit_amount", "1.00"), "Minutes");
        await PriceAsync(2, "Memory", "Usage", "Per unit", ("unit_amount", "0.10"), "Memory");
        await Site.KeepAsync(page, "journey-plan");
        await page.ClickAsync("main button[type=submit]");
        await Expect(page.Locator("h1")).ToContainTextAsync("Scale");
    }

    private async Task PriceAsync(int at, string name, string kind, string model, (string Field, string Value) amount, string? meter = null)
    {
        // The curve of the price before comes as soon as it has an amount, and moves what stands below.
        if (at > 0) await Site.SettledAsync(page);
        if (at > 0) await page.GetByRole(AriaRole.Button, new() { Name = "Add a price" }).ClickAsync();
        await FillAsync($"prices[{at}].name", name);
        await ChooseAsync($"prices[{at}].kind", kind);
        await ChooseAsync($"prices[{at}].model", model);
        if (kind == "Recurring") await ChooseAsync($"prices[{at}].timing", "Advance");
        if (meter is not null) await ChooseAsync($"prices[{at}].meter", meter);
        await FillAsync($"prices[{at}].{amount.Field}", amount.Value);
    }

    /// <summary>The three next invoices stand beside the form before anything is saved.</summary>
    private async Task AssignAsync()
    {
        await site.GoAsync(page, Links.AssignPlanPage);
        await LookUpAsync("customer", "Acme");
        await LookUpAsync("plan", "Scale");
        var price = (await site.GetAsync("/plans/scale"))["prices.1.code"].GetString()!;
        await FillAsync($"prices.{price}.unit_amount", "0.80");
        await FillAsync($"prices.{price}.reason", "Two million minutes a month");
        await LookUpAsync("coupons", "WELCOME");
        await LookUpAsync("taxes", "GST");
        await Expect(page.Locator(".beside")).ToContainTextAsync("94.40");
        await Expect(page.Locator(".beside details, .beside .paper, .beside article")).ToHaveCountAsync(3);
        Assert.Equal(0, (await site.GetAsync("/subscriptions"))["data"].GetArrayLength());
        await Site.KeepAsync(page, "journey-assign");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => url.Contains("/subscriptions/sub_", StringComparison.Ordinal));
    }

    private async Task UseAsync()
    {
        (await site.PostAsync("/test-clock/advance", new { to = "2026-01-31T12:00:00Z" })).Expect(200);
        var sent = await site.PostAsync("/events", """
            [{"id":"1","source":"switch","type":"call","subject":"acme","time":"2026-01-05T09:00:00Z","data":{"minutes":"1250000"} },
             {"id":"2","source":"switch","type":"call","subject":"acme","time":"2026-01-25T09:00:00Z","data":{"minutes":"750000"} },
             {"id":"3","source":"vm","type":"memory","subject":"acme","time":"2026-01-05T10:05:00Z","data":{"gb":"10"} },
             {"id":"4","source":"vm","type":"memory","subject":"acme","time":"2026-01-05T11:35:00Z","data":{"gb":"15"} },
             {"id":"5","source":"vm","type":"memory","subject":"acme","time":"2026-01-05T12:40:00Z","data":{"gb":"8"} }]
            """);
        Assert.Equal(5, sent.Expect(200)["accepted"].GetInt32());
    }

    /// <summary>1 600 000.00 + 3.30 + 100.00, less 20 %, plus 18 % tax.</summary>
    private async Task BillJanuaryAsync()
    {
        await site.GoAsync(page, Links.TestClock);
        await FillAsync("to", "2026-02-02");
        await page.ClickAsync("main button[type=submit]");
        await Expect(page.Locator("main")).ToContainTextAsync("2026-02-02");

        await site.GoAsync(page, Links.InvoicesOf("acme"));
        await page.ClickAsync(".row-link >> nth=0");
        await Expect(page.Locator("h1")).ToContainTextAsync("INV-0002");
        foreach (var figure in (string[])["1,600,000.00", "3.30", "100.00", "320,020.66", "230,414.88", "1,510,497.52", "Welcome", "GST"])
            await Expect(page.Locator("main")).ToContainTextAsync(figure);
        await Site.KeepAsync(page, "journey-invoice");
        var invoice = (await site.GetAsync("/invoices?customer=acme"))["data.0.id"].GetString()!;
        var pdf = await page.APIRequest.GetAsync(site.Origin + Links.InvoicePdf(invoice));
        Assert.Equal((200, "application/pdf"), (pdf.Status, pdf.Headers["content-type"]));

        await page.ClickAsync("text=Record payment");
        await page.FillAsync("#f-amount", "50.00");
        await page.FillAsync("#f-reference", "WIRE 4711");
        await page.PressAsync("#f-reference", "Enter");
        await Expect(page.Locator(".page-name .badge")).ToContainTextAsync("Partially paid");
        await Expect(page.Locator("main")).ToContainTextAsync("1,510,447.52");
        await Site.KeepAsync(page, "journey-paid");
        var journal = (await site.InvoiceOfAsync(invoice))["journal"].EnumerateArray().Select(e => Books.Text(e, "kind")).ToList();
        Assert.Contains("invoice_issued", journal);
        Assert.Contains("payment_received", journal);
    }

    /// <summary>Opens a dialog from a list, fills it and sends it; done when it is gone.</summary>
    private async Task DialogAsync(string list, string open, Func<Task> fill, string send)
    {
        await site.GoAsync(page, list);
        await page.GetByRole(AriaRole.Button, new() { Name = open }).First.ClickAsync();
        await Expect(page.Locator("[role=dialog] #f-name")).ToBeFocusedAsync();
        await fill();
        await page.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();
        await Expect(page.Locator("[role=dialog]")).ToHaveCountAsync(0);
    }

    private ILocator At(string field) => page.Locator("#f-" + string.Concat(field.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')));

    private async Task FillAsync(string field, string value, string? code = null)
    {
        await At(field).FillAsync(value);
        if (code is not null) await At("code").FillAsync(code);
    }

    /// <summary>The first option that says this; some say more, such as a meter's code.</summary>
    private async Task ChooseAsync(string field, string label)
    {
        var option = At(field).Locator("option", new() { HasText = label }).First;
        await option.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await At(field).SelectOptionAsync((await option.GetAttributeAsync("value"))!);
    }

    /// <summary>Types, waits for the first match, takes it with Enter.</summary>
    private async Task LookUpAsync(string field, string text)
    {
        await At(field).FocusAsync();
        await page.Keyboard.TypeAsync(text);
        await Expect(At(field + "-0")).ToContainTextAsync(text, new() { IgnoreCase = true });
        await page.Keyboard.PressAsync("Enter");
        await Expect(At(field + "-list")).ToBeHiddenAsync();
    }
}
