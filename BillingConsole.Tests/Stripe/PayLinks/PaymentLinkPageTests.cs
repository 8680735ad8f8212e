using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Tests.Support;
using Bunit;

namespace BillingConsole.Tests.Stripe.PayLinks;

public sealed class PaymentLinkPageTests(PayHost host) : IClassFixture<PayHost>
{
    [Fact]
    public async Task An_invoice_offers_a_link_as_long_as_something_is_left_to_ask_for()
    {
        var invoice = await InvoiceAsync();
        await using var support = new PageContext(host, Role.Support);
        var act = support.At<PaymentLinkAct>($"/invoices/{invoice}", (nameof(PaymentLinkAct.Invoice), invoice));
        act.WaitForAssertion(() => Assert.Contains("Payment link", act.Markup, StringComparison.Ordinal));
        (await host.LinkAsync(invoice)).Expect(201);
        var asked = support.At<PaymentLinkAct>($"/invoices/{invoice}", (nameof(PaymentLinkAct.Invoice), invoice));
        Assert.DoesNotContain("Payment link", asked.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_panel_shows_the_address_to_copy_and_who_may_cancel()
    {
        var invoice = await InvoiceAsync();
        var url = (await host.LinkAsync(invoice, "50.00")).Expect(201)["url"].GetString()!;
        await using var support = new PageContext(host, Role.Support);
        var panel = support.At<PaymentLinkPanel>($"/invoices/{invoice}", (nameof(PaymentLinkPanel.Invoice), invoice));
        panel.WaitForAssertion(() => Assert.Contains(url, panel.Markup, StringComparison.Ordinal));
        Assert.Contains(panel.FindAll("button"), b => b.TextContent.Contains("Cancel", StringComparison.Ordinal));
        await using var reader = new PageContext(host, Role.ReadOnly);
        var seen = reader.At<PaymentLinkPanel>($"/invoices/{invoice}", (nameof(PaymentLinkPanel.Invoice), invoice));
        seen.WaitForAssertion(() => Assert.Contains("50.00", seen.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(seen.FindAll("button"), b => b.TextContent.Contains("Cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dialog_warns_of_a_rest_that_no_link_can_ask_for_and_refuses_too_much()
    {
        var invoice = await InvoiceAsync();
        await using var support = new PageContext(host, Role.Support);
        var left = Money.Round(250, Currency.Of("USD"));
        var offer = new PaymentLinkOffer(left, left, Money.Round(0.5m, left.Currency), null, true);
        var dialog = support.At<PaymentLinkDialog>($"/invoices/{invoice}", (nameof(PaymentLinkDialog.Invoice), invoice), (nameof(PaymentLinkDialog.Offer), offer));
        await support.TypeAsync(dialog, "#f-amount", "249.80");
        dialog.WaitForAssertion(() => Assert.Contains("0.20 USD would be left", dialog.Markup, StringComparison.Ordinal));
        await support.TypeAsync(dialog, "#f-amount", "250.01");
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll("#f-amount-errors")));
    }

    [Fact]
    public async Task The_list_shows_each_link_with_its_invoice_and_state()
    {
        var invoice = await InvoiceAsync();
        (await host.LinkAsync(invoice, "12.34")).Expect(201);
        var number = (await host.InvoiceOfAsync(invoice))["number"].GetString()!;
        await using var support = new PageContext(host, Role.Support);
        var page = support.At<PaymentLinkListPage>("/payment-links");
        page.WaitForAssertion(() => Assert.Contains("12.34", page.Markup, StringComparison.Ordinal));
        Assert.Contains(number, page.Markup, StringComparison.Ordinal);
        Assert.Contains("Open", page.Markup, StringComparison.Ordinal);
    }

    private async Task<string> InvoiceAsync() => await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
}
