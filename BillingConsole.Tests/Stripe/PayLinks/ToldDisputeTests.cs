using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stripe.PayLinks;

/// <summary>Disputes as Stripe may tell of them, whether or not they make sense.</summary>
public sealed class ToldDisputeTests(PayHost host) : IClassFixture<PayHost>
{
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
            await host.TakeAsync(request!, $"pi_random{seed}", held, lost, random.Next(((25000 - held - lost) / 5000) + 1) * 5000);
            if (random.Next(4) == 0) (await host.PayAsync(invoice, "30.00")).Expect(201);
            await host.MustBeRightAsync();
        }
        await host.TakeAsync(request!, $"pi_random{seed}", 0, 0, 0);
        var (status, _, due, _) = await host.StandingAsync(invoice);
        Assert.True((status, due) == ("paid", "0.00"), $"Seed {seed}: {status}, {due} due");
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
            await host.TakeAsync(request, $"pi_doubt_{currency}", held, lost, 0, currency, received);
            Assert.Equal(("open", "0.00", "250.00", 1), await host.StandingAsync(invoice));
            Assert.Equal("0.00", (await host.InvoiceOfAsync(invoice))["lost"].GetString());
            Assert.Equal(currency == "usd" && held > 0 ? "200.00" : "0.00", (await host.InvoiceOfAsync(invoice))["disputed"].GetString());
            Assert.Equal(losses, await host.AccountAsync("dispute_loss"));
            await host.MustBeRightAsync();
        }
    }

    [Fact]
    public async Task A_refund_of_the_credit_leaves_a_disputed_payment_alone()
    {
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "250.00");
        var request = (await host.LinkAsync(invoice)).Expect(201)["id"].GetString()!;
        await host.TakeAsync(request, "pi_half_held", 10000, 0, 0, received: 20000);
        (await host.PostAsync($"/customers/{customer}/refund-credit", new { amount = "60.00", reason = "asked for it" })).Expect(200);
        Assert.Equal("0.00", (await host.GetAsync($"/payments?invoice={invoice}"))["data.0.refunded"].GetString());
    }
}
