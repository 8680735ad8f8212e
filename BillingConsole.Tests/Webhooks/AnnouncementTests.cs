using System.Text.Json;
using BillingConsole.Tests.Deals;
using BillingConsole.Tests.Support;
using BillingConsole.Tests.Alerts;
using BillingConsole.Tests.Wallets;
using BillingConsole.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Tests.Webhooks;

public sealed class AnnouncementTests : IAsyncLifetime
{
    private readonly WebhookWorld world = WebhookWorld.OnSqlite();
    private Listener listener = null!;

    private ConsoleHost Host => world.Host;

    public async ValueTask InitializeAsync() => listener = await Listener.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Invoices_payments_and_credit_notes_are_announced_as_they_happen()
    {
        await world.HookAsync(listener.Url);
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "100.00");
        var payment = (await Host.PayAsync(invoice, "100.00")).Expect(201)["id"].GetString()!;
        (await Host.PostAsync($"/invoices/{invoice}/credit-notes", new { amount = "30.00", reason = "two days down" })).Expect(201);
        (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "10.00", reason = "asked" })).Expect(200);
        var second = await Host.InvoiceAsync(customer, "500.00");
        (await Host.PostAsync($"/invoices/{second}/void", new { reason = "mistake" })).Expect(200);
        var third = await Host.InvoiceAsync(customer, "70.00");
        (await Host.PostAsync($"/invoices/{third}/mark-uncollectible", new { reason = "insolvent" })).Expect(200);
        Assert.Equal(
            ["invoice.finalized", "payment.recorded", "invoice.paid", "credit_note.issued", "payment.refunded", "invoice.finalized", "invoice.voided", "invoice.finalized", "invoice.marked_uncollectible"],
            await HeardAsync());
        Assert.Equal(("100.00", "paid"), (Data("payment.recorded", "amount"), Data("invoice.paid", "status")));
        Assert.Equal(("30.00", "10.00", "void", "uncollectible"), (Data("credit_note.issued", "total"), Data("payment.refunded", "amount"), Data("invoice.voided", "status"), Data("invoice.marked_uncollectible", "status")));
        Assert.Equal(listener.Calls.Count, listener.Calls.Select(c => c.Id).Distinct().Count());
    }

    [Fact]
    public async Task Deals_and_their_approvals_are_announced()
    {
        await DealWorld.FillAsync(Host);
        await world.HookAsync(listener.Url);
        var deal = await Host.AssignAsync();
        (await Host.PostAsync($"/subscriptions/{deal}/pause")).Expect(200);
        (await Host.PostAsync($"/subscriptions/{deal}/resume")).Expect(200);
        (await Host.PostAsync($"/subscriptions/{deal}/overrides", new { price = "base", amount = "90", reason = "volume" })).Expect(200);
        (await Host.PostAsync($"/subscriptions/{deal}/cancel", new { when = "period_end" })).Expect(200);
        (await Host.PatchAsync("/company", new { approval = new { enabled = true, max_discount_percent = "1" } })).Expect(200);
        (await Host.PostAsync("/customers", new { external_id = "beta", name = "Beta", currency = "USD" })).Expect(201);
        var held = await Host.AssignAsync(new { customer = "beta", plan = "scale", overrides = new[] { new { price = "base", amount = "50", reason = "please" } } });
        using var finance = await Host.AsAsync("finance");
        (await finance.AskAsync(HttpMethod.Post, $"/subscriptions/{held}/reject", new { comment = "too much off" })).Expect(200);
        var heard = (await HeardAsync()).Where(t => !t.StartsWith("invoice", StringComparison.Ordinal)).ToList();
        Assert.Equal(["subscription.created", "subscription.paused", "subscription.resumed", "subscription.changed", "subscription.canceled", "approval.requested", "subscription.created", "approval.decided"], heard);
        Assert.Equal((deal, "paused"), (Data("subscription.paused", "id"), Data("subscription.paused", "status")));
        Assert.Equal("rejected", Data("approval.decided", "decision"));
        Assert.NotNull(Data("subscription.canceled", "canceled_on"));
    }

    [Fact]
    public async Task An_alert_is_announced_once_for_each_crossing_and_shows_its_webhook_among_its_deliveries()
    {
        await world.HookAsync(listener.Url, "wallet.alert.fired", "wallet.alert.rearmed");
        var customer = await Host.CustomerAsync();
        var wallet = await Host.WalletAsync(customer);
        await Host.TopUpAsync(wallet, "60.00");
        await Host.AlertAtAsync(wallet, "50.00");
        await Host.InvoiceAsync(customer, "11.00");
        await Host.InvoiceAsync(customer, "1.00");
        var told = (await Host.FiringsAsync(wallet)).Single().GetProperty("deliveries").EnumerateArray().Single(d => Books.Text(d, "channel") == "webhook");
        Assert.Equal(("127.0.0.1", "waiting"), (Books.Text(told, "target"), Books.Text(told, "state")));
        Assert.Equal(["wallet.alert.fired"], await HeardAsync());
        Assert.Equal((wallet, "49.00", "50.00"), (Data("wallet.alert.fired", "wallet"), Data("wallet.alert.fired", "ongoing_balance"), Data("wallet.alert.fired", "threshold")));
        await Host.TopUpAsync(wallet, "12.00");
        Assert.Equal(["wallet.alert.fired", "wallet.alert.rearmed"], await HeardAsync());
        Assert.Equal(["delivered"], (await Host.FiringsAsync(wallet)).Single().GetProperty("deliveries").EnumerateArray().Where(d => Books.Text(d, "channel") == "webhook").Select(d => Books.Text(d, "state")));
    }

    [Fact]
    public async Task A_reminder_is_announced_with_its_level_even_where_nobody_can_be_written_to()
    {
        await world.HookAsync(listener.Url, "invoice.reminded");
        (await Host.PatchAsync("/company", """{"dunning":{"enabled":true,"days":[3,10]}}""")).Expect(200);
        (await Host.PostAsync("/customers", new { external_id = "mute", name = "Mute", currency = "USD", payment_terms_days = 1 })).Expect(201);
        await Host.InvoiceAsync("mute", "20.00");
        await Host.AdvanceAsync("2026-01-20T09:00:00Z");
        Assert.Equal(["invoice.reminded"], await HeardAsync());
        using var body = JsonDocument.Parse(listener.Calls.Single().Body);
        var data = body.RootElement.GetProperty("data");
        Assert.Equal((1, JsonValueKind.Null, "20.00"), (data.GetProperty("level").GetInt32(), data.GetProperty("sent_to").ValueKind, Books.Text(data.GetProperty("invoice"), "amount_due")));
    }

    [Fact]
    public async Task What_nobody_listens_to_is_not_written_and_what_is_refused_or_rolled_back_is_not_announced()
    {
        await world.HookAsync(listener.Url, "invoice.voided");
        var customer = await Host.CustomerAsync();
        var invoice = await Host.InvoiceAsync(customer, "10.00");
        (await Host.PostAsync($"/invoices/{invoice}/void", new { reason = "mistake" })).Expect(200);
        (await Host.PostAsync($"/invoices/{invoice}/void", new { reason = "again" })).Expect(409);
        Assert.Equal(1, await world.Host.DataAsync(db => db.Set<WebhookEvent>().CountAsync()));
        Assert.Equal(["invoice.voided"], await HeardAsync());
    }

    [Fact]
    public async Task Two_endpoints_hear_of_one_happening_under_one_id()
    {
        await world.HookAsync(listener.Url + "/a", "invoice.finalized");
        await world.HookAsync(listener.Url + "/b");
        await Host.InvoiceAsync(await Host.CustomerAsync(), "10.00");
        await world.DrainAsync();
        Assert.Equal(["/a", "/b"], listener.Calls.Select(c => c.Path).Order());
        Assert.Single(listener.Calls.Select(c => (c.Id, c.Body)).Distinct());
    }

    /// <summary>The types in the order of happening.</summary>
    private async Task<IReadOnlyList<string>> HeardAsync()
    {
        await world.DrainAsync();
        return [.. listener.Calls.OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => JsonDocument.Parse(c.Body).RootElement.GetProperty("type").GetString()!)];
    }

    private string? Data(string type, string member) => JsonDocument.Parse(listener.Of(type)[0].Body).RootElement.GetProperty("data").GetProperty(member).GetString();
}
