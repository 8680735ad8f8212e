using BillingConsole.Stripe.Events;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stripe.PayLinks;

public sealed class LinkScenariosOnSqliteTests(PayHost host) : LinkScenarioSuite(host), IClassFixture<PayHost>;

/// <summary>Behind a firewall, where no webhook comes through.</summary>
public sealed class LinkScenariosByPollingTests(PollingPayHost host) : LinkScenarioSuite(host), IClassFixture<PollingPayHost>;

public sealed class PollingPayHost() : PayHost(webhooks: false);

public sealed class LinkScenariosOnPostgresTests() : LinkScenarioSuite(PayHost.OnServer()), IAsyncDisposable
{
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>The acceptance scenarios of payment links against the simulator; the numbers are the scenarios'.</summary>
public abstract class LinkScenarioSuite(PayHost host)
{
    protected PayHost Host { get; } = host;

    [Fact]
    public async Task S7_A_link_over_everything_pays_the_invoice_once()
    {
        var invoice = await InvoiceAsync();
        var link = (await Host.LinkAsync(invoice)).Expect(201);
        Assert.Equal(("250.00", "open"), (link["amount"].GetString(), link["status"].GetString()));
        var session = await Host.SessionAsync(link);
        Assert.Equal(25000, (long)(await Host.Stripe.FindAsync(session))!["amount_total"]!);
        await Host.Stripe.PayAsync(session);
        await Host.SettleAsync();
        Assert.Equal(("paid", "250.00", "0.00", 1), await Host.StandingAsync(invoice));
        Assert.StartsWith("pi_", (await Host.InvoiceOfAsync(invoice))["payments.0.reference"].GetString(), StringComparison.Ordinal);
        Assert.Equal("paid", (await Host.LinkOfAsync(link))["status"].GetString());
        var sessions = (await Host.Stripe.AllAsync("checkout.session")).Count;
        Assert.Contains("Already paid", (await Host.OpenAsync(link)).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal(sessions, (await Host.Stripe.AllAsync("checkout.session")).Count);
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task S8_Links_and_bank_pay_one_invoice_in_parts()
    {
        var invoice = await InvoiceAsync();
        await Host.PayByLinkAsync((await Host.LinkAsync(invoice, "50.00")).Expect(201));
        Assert.Equal(("partially_paid", "50.00", "200.00", 1), await Host.StandingAsync(invoice));
        var refused = (await Host.LinkAsync(invoice, "200.01")).Expect(422);
        Assert.Contains("At most 200.00 USD", refused.Text, StringComparison.Ordinal);
        Assert.Contains("\"amount\"", refused.Text, StringComparison.Ordinal);
        var second = (await Host.LinkAsync(invoice)).Expect(201);
        Assert.Equal("200.00", second["amount"].GetString());
        (await Host.PayAsync(invoice, "20.00")).Expect(201);
        Assert.Equal("canceled", (await Host.LinkOfAsync(second))["status"].GetString());
        Assert.Equal("180.00", (await Host.StandingAsync(invoice)).Due);
        await Host.PayByLinkAsync((await Host.LinkAsync(invoice, "180.00")).Expect(201));
        Assert.Equal(("paid", "250.00", "0.00", 3), await Host.StandingAsync(invoice));
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task S9_An_open_link_reserves_what_it_asks_for_until_it_ends()
    {
        var invoice = await InvoiceAsync();
        var first = (await Host.LinkAsync(invoice, "200.00")).Expect(201);
        Assert.Contains("At most 50.00 USD", (await Host.LinkAsync(invoice, "60.00")).Expect(422).Text, StringComparison.Ordinal);
        var session = await Host.SessionAsync(first);
        (await Host.PostAsync($"/payment-links/{first["id"].GetString()}/cancel")).Expect(200);
        await Host.SettleAsync();
        Assert.Equal("expired", await Host.SessionStatusAsync(session));
        Assert.Equal("250.00", (await Host.LinkAsync(invoice)).Expect(201)["amount"].GetString());
        Assert.Equal("asked_for_already", (await Host.LinkAsync(invoice)).Expect(409).Code);
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task S10_Stripe_may_tell_of_a_payment_as_often_as_it_likes()
    {
        var invoice = await InvoiceAsync();
        await Host.Stripe.PayAsync(await Host.SessionAsync((await Host.LinkAsync(invoice, "50.00")).Expect(201)));
        var completed = (await Host.EventsAsync("checkout.session.completed"))[0];
        var answers = await Task.WhenAll(Enumerable.Repeat(completed, 5).Append((await Host.EventsAsync("payment_intent.succeeded"))[0]).Select(Host.TellAsync));
        Assert.All(answers, a => Assert.Equal(200, a));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Host.Get<InboxWorker>().RunUntilIdleAsync()));
        await Host.SettleAsync();
        Assert.Equal(("partially_paid", "50.00", "200.00", 1), await Host.StandingAsync(invoice));
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task S12_A_voided_invoice_takes_its_link_along()
    {
        var invoice = await InvoiceAsync();
        var link = (await Host.LinkAsync(invoice)).Expect(201);
        var session = await Host.SessionAsync(link);
        (await Host.PostAsync($"/invoices/{invoice}/void", new { reason = "mistake" })).Expect(200);
        await Host.SettleAsync();
        Assert.Equal("expired", await Host.SessionStatusAsync(session));
        Assert.Contains("cancelled", (await Host.OpenAsync(link)).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await Host.StandingAsync(invoice)).Payments);
        await Host.MustBeRightAsync();
    }

    [Fact]
    public async Task S13_Refunds_of_both_sides_add_up_and_reopen_the_invoice()
    {
        var invoice = await InvoiceAsync();
        await Host.PayByLinkAsync((await Host.LinkAsync(invoice)).Expect(201));
        await Host.Stripe.RefundAsync(await Host.ChargeAsync(), 10000);
        await Host.SettleAsync();
        foreach (var again in await Host.EventsAsync("charge.refunded")) Assert.Equal(200, await Host.TellAsync(again));
        await Host.SettleAsync();
        Assert.Equal(("partially_paid", "150.00", "100.00", 1), await Host.StandingAsync(invoice));
        var payment = (await Host.InvoiceOfAsync(invoice))["payments.0.id"].GetString();
        (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "50.00", reason = "goodwill" })).Expect(200);
        await Host.SettleAsync();
        Assert.Equal("150.00", (await Host.GetAsync($"/payments/{payment}"))["refunded"].GetString());
        Assert.Equal(15000, (long)(await Host.Stripe.FindAsync(await Host.ChargeAsync()))!["amount_refunded"]!);
        var refused = (await Host.PostAsync($"/payments/{payment}/refund", new { amount = "150.00", reason = "more" })).Expect(422);
        Assert.Contains("At most 100.00 USD", refused.Text, StringComparison.Ordinal);
        Assert.Equal(("partially_paid", "100.00", "150.00", 1), await Host.StandingAsync(invoice));
        await Host.MustBeRightAsync();
    }

    private async Task<string> InvoiceAsync() => await Host.InvoiceAsync(await Host.CustomerAsync(), "250.00");
}
