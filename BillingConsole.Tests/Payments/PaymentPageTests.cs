using BillingConsole.Payments;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using Bunit;

namespace BillingConsole.Tests.Payments;

public sealed class PaymentPageTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Fact]
    public async Task A_payment_shows_what_went_to_the_invoice_and_what_to_credit()
    {
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "40.00");
        var payment = (await host.PayAsync(invoice, "45.50")).Expect(201)["id"].GetString()!;
        await using var finance = new PageContext(host, Role.Finance);
        var page = finance.At<PaymentPage>($"/payments/{payment}", ("Id", payment));
        page.WaitForAssertion(() => Assert.Contains("45.50", page.Markup, StringComparison.Ordinal));
        Assert.Contains("40.00", page.Markup, StringComparison.Ordinal);
        Assert.Contains("5.50", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("button"), b => b.TextContent.Contains("Refund", StringComparison.Ordinal));
        await using var support = new PageContext(host, Role.Support);
        var seen = support.At<PaymentPage>($"/payments/{payment}", ("Id", payment));
        seen.WaitForAssertion(() => Assert.Contains("45.50", seen.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(seen.FindAll("button"), b => b.TextContent.Contains("Refund", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_form_knows_what_is_due_and_refuses_an_amount_that_cannot_be()
    {
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
        await using var finance = new PageContext(host, Role.Finance);
        finance.Services.Add(new(typeof(BillingConsole.Invoices.InvoiceChoices), typeof(BillingConsole.Invoices.InvoiceChoices), Microsoft.Extensions.DependencyInjection.ServiceLifetime.Scoped));
        var form = finance.At<RecordPaymentDialog>("/payments", (nameof(RecordPaymentDialog.Invoice), invoice));
        form.WaitForAssertion(() => Assert.Contains("250.00 USD is due", form.Markup, StringComparison.Ordinal));
        form.Find("#f-amount").Change("-5");
        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() => Assert.NotEmpty(form.FindAll("#f-amount-errors")));
        Assert.Equal("250.00", (await host.InvoiceOfAsync(invoice))["amount_due"].GetString());
        form.Find("#f-amount").Change("50");
        await form.Find("form").SubmitAsync();
        Assert.Equal(("partially_paid", "200.00"), ((await host.InvoiceOfAsync(invoice))["status"].GetString(), (await host.InvoiceOfAsync(invoice))["amount_due"].GetString()));
    }
}
