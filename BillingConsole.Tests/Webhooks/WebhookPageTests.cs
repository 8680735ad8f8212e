using BillingConsole.Alerts;
using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using BillingConsole.Webhooks;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Webhooks;

public sealed class WebhookPageTests : IAsyncLifetime
{
    private readonly WebhookWorld world = WebhookWorld.OnSqlite();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_list_offers_the_first_endpoint_and_then_shows_it()
    {
        await using var context = new PageContext(world.Host);
        var empty = context.At<WebhookListPage>("/webhooks");
        empty.WaitForAssertion(() => Assert.Contains("No endpoints yet", empty.Markup));
        await world.HookAsync("https://example.com/hook", "invoice.paid", "invoice.voided");
        var list = context.At<WebhookListPage>("/webhooks");
        list.WaitForAssertion(() => Assert.Contains("https://example.com/hook", list.Markup));
        Assert.Contains("invoice.paid, invoice.voided", list.Markup);
    }

    [Fact]
    public async Task The_form_says_what_is_wrong_beside_the_field_and_offers_every_event()
    {
        await using var context = new PageContext(world.Host);
        var dialog = context.At<WebhookDialog>("/webhooks");
        Assert.Equal(WebhookEvents.All.Count + 1, dialog.FindAll("input[type=checkbox]").Count);
        dialog.Find("#f-url").Change("http://example.com");
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Contains("https://", dialog.Find("#f-url-errors").TextContent));
        Assert.Contains("Choose at least one event", dialog.Find("#f-events-errors").TextContent);
    }

    [Fact]
    public async Task An_endpoint_shows_its_log_and_a_delivery_what_was_sent()
    {
        await using var listener = await Listener.StartAsync();
        var hook = await world.HookAsync(listener.Url, "invoice.finalized");
        await world.Host.InvoiceAsync(await world.Host.CustomerAsync(), "12.00");
        await world.DrainAsync();
        await using var context = new PageContext(world.Host);
        var page = context.At<WebhookPage>($"/webhooks/{hook.Id}", ("Id", hook.Id));
        page.WaitForAssertion(() => Assert.Contains("invoice.finalized</", page.Markup));
        Assert.Contains("200 OK", page.Markup);
        Assert.DoesNotContain("whsec_", page.Markup);
        var id = (await world.DeliveriesAsync(hook))["data.0.id"].GetString()!;
        var delivery = context.At<WebhookDeliveryPage>($"/webhooks/{hook.Id}/deliveries/{id}", ("Endpoint", hook.Id), ("Id", id));
        delivery.WaitForAssertion(() => Assert.Contains("12.00", delivery.Find("pre").TextContent));
    }

    [Fact]
    public async Task Home_and_the_bell_say_which_endpoint_was_switched_off_until_it_is_on_again()
    {
        await using var listener = await Listener.StartAsync();
        var hook = await world.HookAsync(listener.Url);
        listener.Answer(410);
        (await world.Host.PostAsync(hook.Path + "/test")).Expect(200);
        await world.DrainAsync();
        await using var context = new PageContext(world.Host);
        context.Services.AddScoped<IBellSource, AlertBellSource>().AddScoped<IBellSource, EndpointBellSource>();
        var notice = context.At<SwitchedOffEndpoints>("/");
        notice.WaitForAssertion(() => Assert.Contains("It answered 410 Gone", notice.Markup));
        var page = context.At<AlertListPage>("/alerts");
        page.WaitForAssertion(() => Assert.Contains($"/webhooks/{hook.Id}\"", page.Markup));
        var bell = context.At<AlertBell>("/");
        bell.WaitForAssertion(() => Assert.Equal("1 open alert", bell.Find("a").GetAttribute("aria-label")));
        (await world.Host.PatchAsync(hook.Path, new { enabled = true })).Expect(200);
        var after = context.At<AlertBell>("/");
        after.WaitForAssertion(() => Assert.Equal("Alerts", after.Find("a").GetAttribute("aria-label")));
    }
}
