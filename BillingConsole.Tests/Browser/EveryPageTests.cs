using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using NodaTime;

namespace BillingConsole.Tests.Browser;

/// <summary>Every page of the menu, and pages of single things that no other walk passes, in both themes and on a small screen: no fault, nothing inaccessible.</summary>
public sealed class EveryPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_page_opens_without_a_fault_and_is_accessible()
    {
        var invoice = await site.InvoiceAsync(await site.CustomerAsync(), "12.00");
        var run = (await site.PostAsync("/bulk-runs", new { act = "send", invoices = new[] { invoice } })).Expect(202)["id"].GetString()!;
        var hook = (await site.PostAsync("/webhook-endpoints", """{"url":"https://hooks.example.com/console","events":["*"]}""")).Expect(201)["id"].GetString()!;
        var delivery = (await site.PostAsync($"/webhook-endpoints/{hook}/test")).Expect(200)["id"].GetString()!;
        var menu = new NavigationMap().For(new Viewer(DateTimeZone.Utc, Actor.Job("every-page"))).SelectMany(a => a.Entries).Select(e => (e.Title.Replace(' ', '-'), e.Href));
        await Walk.PastAsync(site, "", [.. menu, ("webhook", Links.Webhook(hook)), ("webhook-delivery", Links.WebhookDelivery(hook, delivery)), ("bulk-run", Links.BulkRun(run))]);
    }
}
