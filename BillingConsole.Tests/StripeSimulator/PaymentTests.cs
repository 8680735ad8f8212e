using BillingConsole.StripeSimulator.Delivery;

namespace BillingConsole.Tests.StripeSimulator;

public sealed class PaymentTests : IAsyncDisposable
{
    private readonly SimulatorWorld world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_paid_session_has_its_payment_charge_and_signed_events()
    {
        var secret = (await world.PostAsync("webhook_endpoints", "url=http://localhost/hook&enabled_events[0]=*&api_version=2026-10-28.endive")).Expect(200)["secret"].GetString()!;
        var session = await world.SessionAsync();
        Assert.Equal("Paid", await world.Simulator.PayAsync(session));
        var paid = (await world.GetAsync($"checkout/sessions/{session}?expand[0]=payment_intent.latest_charge&expand[1]=line_items")).Expect(200);
        Assert.Equal(("complete", "paid", 5000L, "v"), (paid["status"].GetString(), paid["payment_status"].GetString(), paid["payment_intent.amount_received"].GetInt64(), paid["payment_intent.metadata.k"].GetString()));
        Assert.Equal((true, "Invoice"), (paid["payment_intent.latest_charge.paid"].GetBoolean(), paid["line_items.data"][0].GetProperty("description").GetString()));
        await world.Simulator.DeliverDueAsync();
        Assert.Equal(["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"], world.Heard.Types);
        Assert.All(world.Heard.All, h => Assert.Equal(h.Signature, Signature.Of(h.Body, long.Parse(h.Signature[2..h.Signature.IndexOf(',', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture), secret)));
    }

    [Fact]
    public async Task A_declined_card_leaves_the_session_open_for_another()
    {
        var session = await world.SessionAsync();
        Assert.Equal("Declined", await world.Simulator.PayAsync(session, "4000000000009995"));
        var tried = (await world.GetAsync($"checkout/sessions/{session}?expand[]=payment_intent")).Expect(200);
        Assert.Equal(("open", "insufficient_funds"), (tried["status"].GetString(), tried["payment_intent.last_payment_error.decline_code"].GetString()));
        Assert.Equal("NeedsAuthentication", await world.Simulator.PayAsync(session, "4000000000003220"));
        Assert.Equal("Paid", await world.Simulator.PayAsync(session));
        Assert.Equal("NotOpen", await world.Simulator.PayAsync(session));
    }

    [Fact]
    public async Task A_refund_is_booked_once_and_never_over_what_is_left()
    {
        var session = await world.SessionAsync();
        await world.Simulator.PayAsync(session);
        var payment = (await world.GetAsync($"checkout/sessions/{session}"))["payment_intent"].GetString();
        Assert.Equal("succeeded", (await world.PostAsync("refunds", $"payment_intent={payment}&amount=2000")).Expect(200)["status"].GetString());
        Assert.Equal("amount", (await world.PostAsync("refunds", $"payment_intent={payment}&amount=3001")).Expect(400)["error.param"].GetString());
        (await world.PostAsync("refunds", $"payment_intent={payment}")).Expect(200);
        Assert.Equal("charge_already_refunded", (await world.PostAsync("refunds", $"payment_intent={payment}")).Expect(400)["error.code"].GetString());
        (await world.PostAsync("refunds", "payment_intent=pi_none")).Expect(404);
    }

    [Fact]
    public async Task Webhooks_come_twice_reversed_or_never_as_the_knobs_say()
    {
        (await world.PostAsync("webhook_endpoints", "url=http://localhost/hook&enabled_events[]=customer.created")).Expect(200);
        await world.Simulator.SetFaultsAsync(new() { Webhooks = new() { Duplicates = 1, TwoSignatures = true, Livemode = true } });
        (await world.PostAsync("customers", "name=Twice")).Expect(200);
        await world.Simulator.DeliverDueAsync();
        Assert.Equal(2, world.Heard.All.Count);
        Assert.All(world.Heard.All, h => Assert.Equal(3, h.Signature.Split(',').Length));
        await world.Simulator.SetFaultsAsync(new() { Webhooks = new() { NeverSent = true } });
        (await world.PostAsync("customers", "name=Never")).Expect(200);
        await world.Simulator.DeliverDueAsync();
        Assert.Equal(2, world.Heard.All.Count);
    }

    [Fact]
    public async Task The_pay_page_takes_the_form_and_leads_back()
    {
        var session = await world.SessionAsync();
        using var browser = world.Anonymous();
        Assert.Contains("$50.00 USD", await browser.GetStringAsync($"/simulator/pay/{session}"), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("email", "p@x.io"), new("name", "P"), new("number", "4242424242424242")]);
        using var answer = await browser.PostAsync($"/simulator/pay/{session}", form);
        Assert.Equal($"http://localhost/done?s={session}", answer.Headers.Location!.ToString());
        Assert.Contains("complete", await browser.GetStringAsync($"/simulator/pay/{session}"), StringComparison.Ordinal);
    }
}
