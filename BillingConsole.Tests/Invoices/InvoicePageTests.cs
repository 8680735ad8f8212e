using BillingConsole.Invoices;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using Bunit;

namespace BillingConsole.Tests.Invoices;

public sealed class InvoicePageTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    private static IReadOnlyList<string> Acts<TPage>(IRenderedComponent<TPage> page) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        [.. page.FindAll("button").Select(b => b.TextContent.Trim()).Where(t => t.Length > 0)];

    [Fact]
    public async Task Who_may_not_handle_money_sees_the_invoice_and_none_of_its_acts()
    {
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "250.00");
        await host.PayAsync(invoice, "50.00");
        await using var reader = new PageContext(host, Role.ReadOnly);
        var seen = reader.At<InvoicePage>($"/invoices/{invoice}", ("Id", invoice));
        seen.WaitForAssertion(() => Assert.Contains("partially paid", seen.Markup, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("200.00", seen.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(Acts(seen), a => a.Contains("Void") || a.Contains("Record payment") || a.Contains("Credit note") || a.Contains("Write off"));
        await using var finance = new PageContext(host, Role.Finance);
        var page = finance.At<InvoicePage>($"/invoices/{invoice}", ("Id", invoice));
        page.WaitForAssertion(() => Assert.Contains(Acts(page), a => a.Contains("Record payment")));
        Assert.Contains(Acts(page), a => a.Contains("Credit note"));
    }

    [Fact]
    public async Task A_draft_says_that_it_is_an_estimate_and_can_be_finalised()
    {
        var draft = await host.InvoiceAsync(await host.CustomerAsync(), "10.00", finalize: false);
        await using var context = new PageContext(host, Role.Finance);
        var page = context.At<InvoicePage>($"/invoices/{draft}", ("Id", draft));
        page.WaitForAssertion(() => Assert.Contains("This is a draft", page.Markup, StringComparison.Ordinal));
        Assert.Contains(Acts(page), a => a.Contains("Finalise"));
        Assert.DoesNotContain(Acts(page), a => a.Contains("Record payment"));
    }

    [Fact]
    public async Task An_unknown_invoice_is_said_to_be_unknown()
    {
        await using var context = new PageContext(host);
        var page = context.At<InvoicePage>("/invoices/INV-9999", ("Id", "INV-9999"));
        page.WaitForAssertion(() => Assert.Contains("There is no such invoice", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_keeps_its_filter_in_the_address()
    {
        var paid = await host.InvoiceAsync(await host.CustomerAsync(), "31.00");
        await host.PayAsync(paid, "31.00");
        var open = await host.InvoiceAsync(await host.CustomerAsync(), "32.00");
        await using var context = new PageContext(host);
        var page = context.At<InvoiceListPage>("/invoices?status=paid");
        page.WaitForAssertion(() => Assert.Contains($"/invoices/{paid}", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain($"/invoices/{open}", page.Markup, StringComparison.Ordinal);
    }
}
