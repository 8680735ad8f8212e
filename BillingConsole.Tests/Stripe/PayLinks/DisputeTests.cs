using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Tests.Support;
using NodaTime;

namespace BillingConsole.Tests.Stripe.PayLinks;

/// <summary>What becomes of a payment, its invoice and the books when the payer's bank takes the money back.</summary>
public sealed class DisputeTests(PayHost host) : IClassFixture<PayHost>
{
    [Fact]
    public async Task A_disputed_payment_is_due_again_and_a_won_one_pays_again()
    {
        var (invoice, payment, dispute) = await DisputedAsync();
        Assert.Equal(("open", "0.00", "250.00", 1), await host.StandingAsync(invoice));
        Assert.Equal("250.00", (await host.InvoiceOfAsync(invoice))["disputed"].GetString());
        Assert.Equal("250.00", (await host.InvoiceOfAsync(invoice))["payments.0.disputed"].GetString());
        Assert.Contains("bank holds 250.00 USD", (await host.GetAsync($"/payment-links?invoice={invoice}"))["data.0.because"].GetString(), StringComparison.Ordinal);
        Assert.Equal("disputed", (await host.PostAsync($"/payments/{payment}/refund", new { amount = "10.00", reason = "sorry" })).Expect(409).Code);
        await host.MustBeRightAsync();
        await host.Stripe.CloseDisputeAsync(dispute, won: true);
        await host.SettleAsync();
        Assert.Equal(("paid", "250.00", "0.00", 1), await host.StandingAsync(invoice));
        Assert.Equal("0.00", (await host.PaymentAsync(payment))["disputed"].GetString());
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_lost_dispute_is_a_loss_until_the_customer_pays_after_all()
    {
        var (invoice, payment, dispute) = await DisputedAsync();
        var before = await host.AccountAsync("dispute_loss");
        await host.Stripe.CloseDisputeAsync(dispute, won: false);
        await host.SettleAsync();
        Assert.Equal(("uncollectible", "0.00", "0.00", 1), await host.StandingAsync(invoice));
        Assert.Equal(("250.00", "0.00"), ((await host.PaymentAsync(payment))["lost"].GetString(), (await host.PaymentAsync(payment))["disputed"].GetString()));
        Assert.Equal(before + 250, await host.AccountAsync("dispute_loss"));
        Assert.Single((await host.GetAsync("/payments?disputed=true")).Expect(200)["data"].EnumerateArray(), p => Books.Text(p, "id") == payment);
        (await host.PostAsync($"/invoices/{invoice}/void", new { reason = "no" })).Expect(409);
        (await host.PostAsync($"/payments/{payment}/refund", new { amount = "10.00", reason = "sorry" })).Expect(409);
        await host.MustBeRightAsync();
        (await host.PayAsync(invoice, "250.00")).Expect(201);
        Assert.Equal(("paid", "250.00", "0.00", 2), await host.StandingAsync(invoice));
        Assert.Equal(before, await host.AccountAsync("dispute_loss"));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task What_was_paid_by_other_means_meanwhile_is_no_loss_and_a_won_dispute_is_credit()
    {
        var (lost, _, first) = await DisputedAsync();
        var customer = await host.CustomerAsync();
        var (won, _, second) = await DisputedAsync(customer);
        var before = await host.AccountAsync("dispute_loss");
        foreach (var invoice in (string[])[lost, won]) (await host.PayAsync(invoice, "250.00")).Expect(201);
        await host.Stripe.CloseDisputeAsync(first, won: false);
        await host.Stripe.CloseDisputeAsync(second, won: true);
        await host.SettleAsync();
        Assert.Equal(("paid", "250.00", "0.00", 2), await host.StandingAsync(lost));
        Assert.Equal(before, await host.AccountAsync("dispute_loss"));
        Assert.Equal("250.00", await host.CreditAsync(customer));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_bank_takes_what_no_invoice_needed_out_of_the_credit_even_where_that_paid_another_invoice()
    {
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "250.00");
        var link = (await host.LinkAsync(invoice)).Expect(201);
        await host.Stripe.PayAsync(await host.SessionAsync(link));
        (await host.PayAsync(invoice, "100.00")).Expect(201);
        await host.SettleAsync();
        Assert.Equal("100.00", await host.CreditAsync(customer));
        var other = await host.InvoiceAsync(customer, "70.00");
        if ((await host.StandingAsync(other)).Due != "0.00") (await host.PostAsync($"/invoices/{other}/apply-credit", new { })).Expect(200);
        await host.Stripe.OpenDisputeAsync(await host.ChargeAsync());
        await host.SettleAsync();
        Assert.Equal(("partially_paid", "100.00", "150.00", 2), await host.StandingAsync(invoice));
        Assert.Equal("70.00", (await host.StandingAsync(other)).Due);
        Assert.Equal("0.00", await host.CreditAsync(customer));
        await host.MustBeRightAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Stripe_may_tell_of_a_dispute_in_any_order_and_as_often_as_it_likes(int seed)
    {
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
        await host.PayByLinkAsync((await host.LinkAsync(invoice)).Expect(201));
        var charge = await host.ChargeAsync();
        await host.Stripe.CloseDisputeAsync(await host.Stripe.OpenDisputeAsync(charge), won: false);
        string[] types = ["created", "funds_withdrawn", "updated", "closed"];
        var told = (await Task.WhenAll(types.Select(t => host.EventsAsync($"charge.dispute.{t}")))).Select(e => e[0]).ToArray();
        string[] often = [.. told, .. told, .. told];
        new Random(seed).Shuffle(often);
        foreach (var one in often)
        {
            Assert.Equal(200, await host.TellAsync(one));
            await host.Get<InboxWorker>().RunUntilIdleAsync();
        }
        await host.SettleAsync();
        var kinds = (await host.InvoiceOfAsync(invoice))["journal"].EnumerateArray().Select(e => Books.Text(e, "kind")).ToList();
        Assert.Equal((1, 1), (kinds.Count(k => k == "dispute_opened"), kinds.Count(k => k == "dispute_lost")));
        Assert.Equal(("uncollectible", "0.00", "0.00", 1), await host.StandingAsync(invoice));
        await host.MustBeRightAsync();
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Whatever_banks_payers_and_refunds_do_the_books_are_right(int seed)
    {
        var random = new Random(seed);
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
        var request = (await host.LinkAsync(invoice)).Expect(201)["id"].GetString();
        for (var step = 1; step <= 12; step++)
        {
            var (held, lost) = (random.Next(3) * 5000, random.Next(3) * 5000);
            await TakeAsync(request!, $"pi_random{seed}", held, lost, random.Next(((25000 - held - lost) / 5000) + 1) * 5000);
            if (random.Next(4) == 0) (await host.PayAsync(invoice, "30.00")).Expect(201);
            await host.MustBeRightAsync();
        }
        await TakeAsync(request!, $"pi_random{seed}", 0, 0, 0);
        var (status, _, due, _) = await host.StandingAsync(invoice);
        Assert.True((status, due) == ("paid", "0.00"), $"Seed {seed}: {status}, {due} due");
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task The_processors_fee_is_posted_once_however_often_it_is_read()
    {
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
        await host.PayByLinkAsync((await host.LinkAsync(invoice)).Expect(201));
        foreach (var again in await host.EventsAsync("payment_intent.succeeded")) Assert.Equal(200, await host.TellAsync(again));
        await host.SettleAsync();
        var fee = Assert.Single((await host.InvoiceOfAsync(invoice))["journal"].EnumerateArray(), e => Books.Text(e, "kind") == "processor_fee_charged");
        Assert.Equal("7.55", fee.GetProperty("postings")[0].GetProperty("debit").GetString());
        await host.MustBeRightAsync();
    }

    private async Task<(string Invoice, string Payment, string Dispute)> DisputedAsync(string? customer = null)
    {
        var invoice = await host.InvoiceAsync(customer ?? await host.CustomerAsync(), "250.00");
        await host.PayByLinkAsync((await host.LinkAsync(invoice)).Expect(201));
        var dispute = await host.Stripe.OpenDisputeAsync(await host.ChargeAsync());
        await host.SettleAsync();
        return (invoice, (await host.InvoiceOfAsync(invoice))["payments.0.id"].GetString()!, dispute);
    }

    private async Task TakeAsync(string request, string intent, long held, long lost, long refunded)
    {
        List<DisputeFacts> disputes = [new("du_held", held, "usd", Held: true, Lost: false, null), new("du_lost", lost, "usd", Held: false, Lost: true, null)];
        List<RefundFacts> refunds = [new("re_all", refunded, Counts: true, null)];
        var facts = new IntentFacts(intent, "succeeded", 25000, "usd", null, request, null, refunds, disputes, [], Instant.FromDateTimeOffset(DateTimeOffset.UtcNow));
        Assert.True((await host.Get<StripeAsJob>().RunAsync(new TakePayment(facts))).Ok);
    }
}
