using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Tests.Support;
using NodaTime;

namespace BillingConsole.Tests.Stripe.PayLinks;

/// <summary>What Stripe charges for payments and disputes, and what it gives back of that.</summary>
public sealed class FeeTests(PayHost host) : IClassFixture<PayHost>
{
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
    public async Task A_fee_that_Stripe_gives_back_is_posted_once()
    {
        var (invoice, _, dispute) = await host.DisputedAsync();
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
}
