using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Tests.Support;
using NodaTime;

namespace BillingConsole.Tests.Stripe.PayLinks;

/// <summary>How tests bring disputes about.</summary>
internal static class DisputeActs
{
    /// <summary>An invoice over 250.00 that was paid by a link and whose payer's bank took the money back.</summary>
    public static async Task<(string Invoice, string Payment, string Dispute)> DisputedAsync(this PayHost host, string? customer = null)
    {
        var invoice = await host.InvoiceAsync(customer ?? await host.CustomerAsync(), "250.00");
        await host.PayByLinkAsync((await host.LinkAsync(invoice)).Expect(201));
        var dispute = await host.Stripe.OpenDisputeAsync(await host.ChargeAsync());
        await host.SettleAsync();
        return (invoice, (await host.InvoiceOfAsync(invoice))["payments.0.id"].GetString()!, dispute);
    }

    /// <summary>One reading of a payment, told as Stripe would.</summary>
    public static async Task TakeAsync(this PayHost host, string request, string intent, long held, long lost, long refunded, string currency = "usd", long received = 25000)
    {
        List<DisputeFacts> disputes = [new(held, currency, Held: true, Lost: false, []), new(lost, currency, Held: false, Lost: true, [])];
        List<RefundFacts> refunds = [new("re_all", refunded, Counts: true, null)];
        var facts = new IntentFacts(intent, "succeeded", received, currency, null, request, null, refunds, disputes, [], Instant.FromDateTimeOffset(DateTimeOffset.UtcNow));
        Assert.True((await host.Get<StripeAsJob>().RunAsync(new TakePayment(facts))).Ok);
    }
}
