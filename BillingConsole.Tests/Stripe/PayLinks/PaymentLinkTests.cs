using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Stripe;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Stripe.Wire;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Stripe.PayLinks;

/// <summary>What links do beside the road of the scenarios.</summary>
public sealed class PaymentLinkTests(PayHost host) : IClassFixture<PayHost>
{
    private const string PaysLater = "000123456789";
    private const string FailsLater = "000111111116";
    private const string RefundFails = "4000000000005126";
    private const string Declined = "4000000000000002";

    [Fact]
    public async Task Two_clicks_at_once_lead_to_one_session()
    {
        var link = (await host.LinkAsync(await InvoiceAsync())).Expect(201);
        var sessions = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.SessionAsync(link)));
        Assert.Single(sessions.Distinct());
    }

    [Fact]
    public async Task The_session_belongs_to_the_customer_in_stripe_and_names_what_it_is_for()
    {
        var invoice = await InvoiceAsync();
        await host.LinkCustomersAsync();
        var session = (await host.Stripe.FindAsync(await host.SessionAsync((await host.LinkAsync(invoice, "50.00")).Expect(201))))!;
        Assert.StartsWith("cus_", (string?)session["customer"], StringComparison.Ordinal);
        Assert.Equal(invoice, (string?)session["metadata"]![Marks.Invoice]);
        await host.Stripe.PayAsync((string)session["id"]!);
        await host.SettleAsync();
        Assert.Equal("200.00", (await host.StandingAsync(invoice)).Due);
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_refused_card_is_no_end_and_another_card_pays()
    {
        var invoice = await InvoiceAsync();
        var link = (await host.LinkAsync(invoice)).Expect(201);
        await host.PayByLinkAsync(link, Declined);
        Assert.Equal("open", (await host.LinkOfAsync(link))["status"].GetString());
        await host.PayByLinkAsync(link);
        Assert.Equal("paid", (await host.StandingAsync(invoice)).Status);
        await host.MustBeRightAsync();
    }

    [Theory]
    [InlineData(PaysLater, "paid")]
    [InlineData(FailsLater, "failed")]
    public async Task Money_on_its_way_is_no_money_yet(string account, string end)
    {
        var invoice = await InvoiceAsync();
        var link = (await host.LinkAsync(invoice)).Expect(201);
        await host.Stripe.PayAsync(await host.SessionAsync(link), account);
        foreach (var completed in (await host.EventsAsync("checkout.session.completed")).Take(1)) Assert.Equal(200, await host.TellAsync(completed));
        await host.Get<BillingConsole.Stripe.Events.InboxWorker>().RunUntilIdleAsync();
        Assert.Equal("processing", (await host.LinkOfAsync(link))["status"].GetString());
        Assert.Equal(("open", "0.00", "250.00", 0), await host.StandingAsync(invoice));
        Assert.Equal("asked_for_already", (await host.LinkAsync(invoice)).Expect(409).Code);
        Assert.Equal("processing", (await host.PostAsync($"/payment-links/{link["id"].GetString()}/cancel")).Expect(409).Code);
        Assert.Contains("being processed", (await host.OpenAsync(link)).Expect(200).Text, StringComparison.Ordinal);
        await host.PassAsync();
        Assert.Equal(end, (await host.LinkOfAsync(link))["status"].GetString());
        Assert.Equal(end == "paid" ? ("paid", "250.00", "0.00", 1) : ("open", "0.00", "250.00", 0), await host.StandingAsync(invoice));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task Whoever_comes_back_makes_the_console_ask_and_believes_no_redirect()
    {
        var invoice = await InvoiceAsync();
        var link = (await host.LinkAsync(invoice)).Expect(201);
        var session = await host.SessionAsync(link);
        (await host.OpenAsync(link, "/done")).Expect(303);
        Assert.Equal("open", (await host.StandingAsync(invoice)).Status);
        await host.Stripe.PayAsync(session);
        Assert.Contains("Already paid", (await host.OpenAsync(link, "/done")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("paid", (await host.StandingAsync(invoice)).Status);
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_session_that_was_paid_before_it_could_be_closed_becomes_credit()
    {
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "250.00");
        var link = (await host.LinkAsync(invoice)).Expect(201);
        await host.Stripe.PayAsync(await host.SessionAsync(link));
        (await host.PostAsync($"/invoices/{invoice}/void", new { reason = "mistake" })).Expect(200);
        await host.SettleAsync();
        Assert.Equal("250.00", await host.CreditAsync(customer));
        Assert.Contains("can be refunded", (await host.LinkOfAsync(link))["because"].GetString(), StringComparison.Ordinal);
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task Refunds_of_both_sides_at_once_never_exceed_the_payment()
    {
        var invoice = await InvoiceAsync();
        await host.PayByLinkAsync((await host.LinkAsync(invoice)).Expect(201));
        var payment = (await host.InvoiceOfAsync(invoice))["payments.0.id"].GetString();
        await host.Stripe.RefundAsync(await host.ChargeAsync(), 25000);
        (await host.PostAsync($"/payments/{payment}/refund", new { amount = "100.00", reason = "both at once" })).Expect(200);
        await host.SettleAsync();
        Assert.Equal("250.00", (await host.GetAsync($"/payments/{payment}"))["refunded"].GetString());
        Assert.Equal(("open", "0.00", "250.00", 1), await host.StandingAsync(invoice));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_refund_that_does_not_arrive_puts_its_money_back()
    {
        var invoice = await InvoiceAsync();
        await host.PayByLinkAsync((await host.LinkAsync(invoice)).Expect(201), RefundFails);
        await host.Stripe.RefundAsync(await host.ChargeAsync(), 10000);
        await host.SettleAsync();
        Assert.Equal("100.00", (await host.StandingAsync(invoice)).Due);
        await host.PassAsync();
        Assert.Equal(("paid", "250.00", "0.00", 1), await host.StandingAsync(invoice));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_rest_below_what_stripe_charges_is_warned_of_and_less_is_refused()
    {
        var invoice = await InvoiceAsync();
        Assert.Contains("0.50", (await host.LinkAsync(invoice, "0.49")).Expect(422).Text, StringComparison.Ordinal);
        Assert.Contains("0.20", (await host.LinkAsync(invoice, "249.80")).Expect(201)["warning"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_invoice_that_is_owed_has_a_link_and_only_a_token_opens_one()
    {
        var draft = await host.InvoiceAsync(await host.CustomerAsync(), "10.00", finalize: false);
        Assert.Equal("not_payable", (await host.LinkAsync(draft)).Expect(409).Code);
        (await host.GetAsync("/payment-links/plk_nothing")).Expect(404);
        (await host.GetAsync("/payment-links?status=sold")).Expect(422);
        using var stranger = host.Anonymous();
        Assert.Contains("no such link", (await stranger.AskAsync(HttpMethod.Get, "//pay/nothing")).Expect(404).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_stripe_is_out_a_payer_is_told_so_and_the_next_click_works()
    {
        var link = (await host.LinkAsync(await InvoiceAsync())).Expect(201);
        await host.Stripe.SetFaultsAsync(host.Stripe.Faults with { Outage = true });
        (await host.OpenAsync(link)).Expect(503);
        await host.Stripe.SetFaultsAsync(new());
        (await host.OpenAsync(link)).Expect(303);
    }

    [Fact]
    public async Task A_refund_that_stripe_did_not_take_waits_no_longer_than_stripe_is_out()
    {
        var invoice = await InvoiceAsync();
        await host.PayByLinkAsync((await host.LinkAsync(invoice)).Expect(201));
        var payment = (await host.InvoiceOfAsync(invoice))["payments.0.id"].GetString();
        var before = (await host.Stripe.AllAsync("refund")).Count;
        await host.Stripe.SetFaultsAsync(host.Stripe.Faults with { Outage = true });
        (await host.PostAsync($"/payments/{payment}/refund", new { amount = "100.00", reason = "sorry" })).Expect(200);
        await host.Get<OutboxDelivery>().DrainAsync(RefundCourier.KindName, default);
        await host.Stripe.SetFaultsAsync(new());
        await host.Get<OutboxDelivery>().DrainAsync(RefundCourier.KindName, default);
        Assert.Equal(before, (await host.Stripe.AllAsync("refund")).Count);
        Assert.True((await host.Get<StripeAsJob>().RunAsync(new StripeAnswersAgain())).Ok);
        await host.Get<OutboxDelivery>().DrainAsync(RefundCourier.KindName, default);
        Assert.Equal(before + 1, (await host.Stripe.AllAsync("refund")).Count);
    }

    [Fact]
    public async Task Who_is_archived_here_or_deleted_in_stripe_is_asked_for_nothing_more()
    {
        var (archived, deleted) = (await host.CustomerAsync(), await host.CustomerAsync());
        await host.LinkCustomersAsync();
        await host.SettleAsync();
        foreach (var customer in (string[])[archived, deleted])
        {
            var invoice = await host.InvoiceAsync(customer, "250.00");
            var link = (await host.LinkAsync(invoice)).Expect(201);
            var session = await host.SessionAsync(link);
            if (customer == archived) (await host.PostAsync($"/customers/{customer}/archive")).Expect(200);
            else await host.Get<StripeClient>().SendAsync(StripeCall.Delete($"/v1/customers/{(string?)(await host.Stripe.FindAsync(session))!["customer"]}"), default);
            await host.SettleAsync();
            Assert.Equal("expired", await host.SessionStatusAsync(session));
            Assert.Equal("canceled", (await host.LinkOfAsync(link))["status"].GetString());
            Assert.Equal(customer == archived ? "archived" : "deleted_in_stripe", (await host.LinkAsync(invoice)).Expect(409).Code);
            Assert.Equal(("open", "0.00", "250.00", 0), await host.StandingAsync(invoice));
        }
    }

    [Fact]
    public async Task Where_customers_cannot_open_the_console_stripes_own_page_is_handed_out_and_nothing_is_printed()
    {
        var invoice = await InvoiceAsync();
        var link = (await host.LinkAsync(invoice)).Expect(201);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, link["stripe_url"].ValueKind);
        var offered = (await host.PostAsync($"/payment-links/{link["id"].GetString()}/session")).Expect(200);
        Assert.Contains("/simulator/pay/cs_", offered["stripe_url"].GetString(), StringComparison.Ordinal);
        Assert.Equal(offered["stripe_url"].GetString(), (await host.PostAsync($"/payment-links/{link["id"].GetString()}/session")).Expect(200)["stripe_url"].GetString());
        Assert.Null(await PrintedAsync(host, invoice));
        await host.Stripe.PayAsync(new Uri(offered["stripe_url"].GetString()!).Segments[^1]);
        await host.SettleAsync();
        Assert.Equal("paid", (await host.StandingAsync(invoice)).Status);
        (await host.PostAsync($"/payment-links/{link["id"].GetString()}/session")).Expect(409);
    }

    [Fact]
    public async Task With_a_public_address_invoices_name_the_open_link_and_no_other()
    {
        await using var open = new PayHost { Settings = { ["Console:PublicAddress"] = "https://billing.example" } };
        var invoice = await open.InvoiceAsync(await open.CustomerAsync(), "250.00");
        Assert.Null(await PrintedAsync(open, invoice));
        var link = (await open.LinkAsync(invoice)).Expect(201);
        Assert.StartsWith("https://billing.example/pay/", link["url"].GetString(), StringComparison.Ordinal);
        Assert.Equal(link["url"].GetString(), await PrintedAsync(open, invoice));
        (await open.PostAsync($"/payment-links/{link["id"].GetString()}/cancel")).Expect(200);
        Assert.Null(await PrintedAsync(open, invoice));
    }

    /// <summary>Where the PDF and the e-mail send whoever wants to pay.</summary>
    private static async Task<string?> PrintedAsync(PayHost host, string invoice)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPayOnline>().AddressOfAsync(Id<Invoice>.Parse(invoice, null), default);
    }

    private async Task<string> InvoiceAsync() => await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
}
