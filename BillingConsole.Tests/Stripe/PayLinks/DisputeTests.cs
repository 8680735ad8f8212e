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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bank_or_a_refund_at_Stripe_takes_what_no_invoice_needed_out_of_the_credit_even_where_that_paid_another_invoice(bool refunded)
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
        if (refunded) await host.Stripe.RefundAsync(await host.ChargeAsync());
        else await host.Stripe.OpenDisputeAsync(await host.ChargeAsync());
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

    [Fact]
    public async Task A_written_off_invoice_gives_the_credit_that_paid_it_back_and_is_owed_again()
    {
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "250.00");
        var link = (await host.LinkAsync(invoice)).Expect(201);
        await host.Stripe.PayAsync(await host.SessionAsync(link));
        (await host.PayAsync(invoice, "100.00")).Expect(201);
        await host.SettleAsync();
        var other = await host.InvoiceAsync(customer, "150.00");
        if ((await host.StandingAsync(other)).Due == "150.00") (await host.PostAsync($"/invoices/{other}/apply-credit", new { })).Expect(200);
        var before = await host.AccountAsync("bad_debt");
        (await host.PostAsync($"/invoices/{other}/mark-uncollectible", new { reason = "gone" })).Expect(200);
        Assert.Equal(before + 50, await host.AccountAsync("bad_debt"));
        await host.Stripe.OpenDisputeAsync(await host.ChargeAsync());
        await host.SettleAsync();
        Assert.Equal(("open", "0.00", "100.00", 0), await host.StandingAsync(other));
        Assert.Equal("written_off", (await host.PostAsync($"/invoices/{other}/void", new { reason = "no" })).Expect(409).Code);
        (await host.PostAsync($"/invoices/{other}/mark-uncollectible", new { reason = "still gone" })).Expect(200);
        Assert.Equal(("uncollectible", "0.00", "0.00", 0), await host.StandingAsync(other));
        Assert.Equal(before + 150, await host.AccountAsync("bad_debt"));
        (await host.PayAsync(other, "150.00")).Expect(201);
        Assert.Equal(("paid", "150.00", "0.00", 1), await host.StandingAsync(other));
        Assert.Equal(before, await host.AccountAsync("bad_debt"));
        await host.MustBeRightAsync();
    }

    [Theory]
    [InlineData("eur", 25000)]
    [InlineData("usd", 20000)]
    public async Task What_never_paid_the_invoice_is_disputed_won_and_lost_without_it(string currency, long received)
    {
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
        var request = (await host.LinkAsync(invoice)).Expect(201)["id"].GetString()!;
        var losses = await host.AccountAsync("dispute_loss");
        foreach (var (held, lost) in ((long, long)[])[(received, 0), (0, 0), (received, 0), (0, received), (0, 5000), (0, 0)])
        {
            await TakeAsync(request, $"pi_doubt_{currency}", held, lost, 0, currency, received);
            Assert.Equal(("open", "0.00", "250.00", 1), await host.StandingAsync(invoice));
            Assert.Equal("0.00", (await host.InvoiceOfAsync(invoice))["lost"].GetString());
            Assert.Equal(currency == "usd" && held > 0 ? "200.00" : "0.00", (await host.InvoiceOfAsync(invoice))["disputed"].GetString());
            Assert.Equal(losses, await host.AccountAsync("dispute_loss"));
            await host.MustBeRightAsync();
        }
    }

    [Fact]
    public async Task What_was_lost_is_not_credited_a_second_time()
    {
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
        (await host.PayAsync(invoice, "50.00")).Expect(201);
        await host.PayByLinkAsync((await host.LinkAsync(invoice)).Expect(201));
        await host.Stripe.CloseDisputeAsync(await host.Stripe.OpenDisputeAsync(await host.ChargeAsync()), won: false);
        await host.SettleAsync();
        Task<Reply> CreditAsync(string amount) => host.PostAsync($"/invoices/{invoice}/credit-notes", new { amount, reason = "agreed" });
        Assert.Contains("At most 50.00 USD", (await CreditAsync("50.01")).Expect(422).Text, StringComparison.Ordinal);
        (await CreditAsync("50.00")).Expect(201);
        Assert.Equal("nothing_to_credit", (await CreditAsync("0.01")).Expect(409).Code);
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task A_refund_of_the_credit_leaves_a_disputed_payment_alone()
    {
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "250.00");
        var request = (await host.LinkAsync(invoice)).Expect(201)["id"].GetString()!;
        await TakeAsync(request, "pi_half_held", 10000, 0, 0, received: 20000);
        (await host.PostAsync($"/customers/{customer}/refund-credit", new { amount = "60.00", reason = "asked for it" })).Expect(200);
        Assert.Equal("0.00", (await host.GetAsync($"/payments?invoice={invoice}"))["data.0.refunded"].GetString());
    }

    [Fact]
    public async Task A_fee_that_Stripe_gives_back_is_posted_once()
    {
        var (invoice, _, dispute) = await DisputedAsync();
        await host.Stripe.CloseDisputeAsync(dispute, won: true, feeBack: true);
        await host.SettleAsync();
        foreach (var type in (string[])["charge.dispute.closed", "charge.dispute.created"]) Assert.Equal(200, await host.TellAsync((await host.EventsAsync(type))[0]));
        await host.SettleAsync();
        var back = Assert.Single((await host.InvoiceOfAsync(invoice))["journal"].EnumerateArray(), e => Books.Text(e, "kind") == "processor_fee_returned");
        Assert.Equal("15.00", back.GetProperty("postings")[0].GetProperty("debit").GetString());
        Assert.Equal(2, (await host.InvoiceOfAsync(invoice))["journal"].EnumerateArray().Count(e => Books.Text(e, "kind") == "processor_fee_charged"));
        await host.MustBeRightAsync();
    }

    [Fact]
    public async Task Fees_of_two_currencies_are_posted_apart_and_one_that_cannot_be_read_leaves_the_payment()
    {
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
        var request = (await host.LinkAsync(invoice)).Expect(201)["id"].GetString()!;
        List<DisputeFacts> disputes = [new(0, "usd", Held: false, Lost: false, [new(1500, "usd"), new(300, "eur")])];
        var facts = new IntentFacts("pi_fees", "succeeded", 25000, "usd", null, request, null, [], disputes, [new(755, "usd")], Instant.FromDateTimeOffset(DateTimeOffset.UtcNow));
        var unreadable = facts with { Fees = [new(long.MaxValue, "usd"), new(long.MaxValue, "usd")] };
        var job = host.Get<StripeAsJob>();
        Assert.True((await job.RunAsync(new TakePayment(unreadable))).Ok);
        await Assert.ThrowsAnyAsync<Exception>(() => job.RunAsync(new TakeFees(unreadable)));
        Assert.Equal(("paid", "250.00", "0.00", 1), await host.StandingAsync(invoice));
        Assert.True((await job.RunAsync(new TakeFees(facts))).Ok);
        var fees = (await host.InvoiceOfAsync(invoice))["journal"].EnumerateArray().Where(e => Books.Text(e, "kind") == "processor_fee_charged").Select(e => Books.Text(e, "currency") + e.GetProperty("postings")[0].GetProperty("debit").GetString());
        Assert.Equal(["EUR3.00", "USD22.55"], fees.Order(StringComparer.Ordinal));
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

    private async Task TakeAsync(string request, string intent, long held, long lost, long refunded, string currency = "usd", long received = 25000)
    {
        List<DisputeFacts> disputes = [new(held, currency, Held: true, Lost: false, []), new(lost, currency, Held: false, Lost: true, [])];
        List<RefundFacts> refunds = [new("re_all", refunded, Counts: true, null)];
        var facts = new IntentFacts(intent, "succeeded", received, currency, null, request, null, refunds, disputes, [], Instant.FromDateTimeOffset(DateTimeOffset.UtcNow));
        Assert.True((await host.Get<StripeAsJob>().RunAsync(new TakePayment(facts))).Ok);
    }
}
