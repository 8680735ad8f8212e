using BillingConsole.Stripe.Events;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stripe.PayLinks;

/// <summary>What becomes of a payment, its invoice and the books when the payer's bank takes the money back.</summary>
public sealed class DisputeTests(PayHost host) : IClassFixture<PayHost>
{
    [Fact]
    public async Task A_disputed_payment_is_due_again_and_a_won_one_pays_again()
    {
        var (invoice, payment, dispute) = await host.DisputedAsync();
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
        var (invoice, payment, dispute) = await host.DisputedAsync();
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
        var (lost, _, first) = await host.DisputedAsync();
        var customer = await host.CustomerAsync();
        var (won, _, second) = await host.DisputedAsync(customer);
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
}
