using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Platform;
using BillingConsole.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Invoices;

/// <summary>What a customer finds on the paper of a real invoice, read by somebody else's reader.</summary>
public sealed class PrintedInvoiceTests : IAsyncLifetime
{
    private readonly PlatformHost host = new(PlatformHost.NewDirectory(), s => s.AddScoped<IPayOnline, Cashier>(), ("Jobs:Enabled", "false"), ("Clock:Mode", "Test"), ("Clock:Start", MoneyHost.Start));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_carries_logo_addresses_tax_ids_periods_discount_taxes_and_the_way_to_pay()
    {
        await SellAsync();
        (await host.PutAsync("/company/logo", new { png = Convert.ToBase64String(SamplePng.Rgba(60, 20)) })).Expect(204);
        var invoice = (await host.PostAsync("/invoices", """
            {"customer":"acme","lines":[{"description":"Onboarding","quantity":"2","unit_amount":"500.00"}],"coupons":["TENTH"],"taxes":["VAT"],"finalize":true}
            """)).Expect(201);
        var pdf = await PdfAsync(invoice["id"].GetString()!);
        var text = Poppler.Text(pdf);
        foreach (var expected in (string[])[
            "INV-0001", "Seller Ltd", "1 Main Street", "DE123456789", "Acme & Sons", "Hauptstr. 5", "FR987654321", "Onboarding", "15 January 2026", "500.00", "A tenth", "100.00 USD", "VAT 19 %", "171.00", "1,071.00",
            "https://pay.example/inv/"])
            Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains(" 60 ", Poppler.Images(pdf), StringComparison.Ordinal);
        (await host.PayAsync(invoice["id"].GetString()!, "1071.00")).Expect(201);
        var paid = Poppler.Text(await PdfAsync(invoice["id"].GetString()!));
        Assert.DoesNotContain("pay.example", paid, StringComparison.Ordinal);
        Assert.Matches(@"\bpaid\b", paid);
    }

    [Fact]
    public async Task A_logo_is_a_picture_that_can_be_printed_and_can_be_taken_away()
    {
        foreach (var png in (string?[])[null, "", "not base 64", Convert.ToBase64String("<svg/>"u8), Convert.ToBase64String(new byte[600 * 1024])])
            Assert.Equal("png", (await host.PutAsync("/company/logo", new { png })).Expect(422)["errors"].EnumerateObject().Single().Name);
        (await host.GetAsync("/company/logo")).Expect(404);
        var picture = SamplePng.Rgba(8, 8);
        (await host.PutAsync("/company/logo", new { png = Convert.ToBase64String(picture) })).Expect(204);
        Assert.Equal(picture, await host.Http.GetByteArrayAsync("/api/v1/company/logo", Xunit.TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Convert.ToBase64String(picture)[..40], (await host.GetAsync("/audit")).Text, StringComparison.Ordinal);
        await using (var context = new PageContext(host))
        {
            var panel = context.At<LogoPanel>("/company");
            panel.WaitForAssertion(() => Assert.StartsWith("data:image/png;base64,", panel.Find("img").GetAttribute("src")!, StringComparison.Ordinal));
        }
        (await host.DeleteAsync("/company/logo")).Expect(204);
        (await host.GetAsync("/company/logo")).Expect(404);
    }

    private async Task SellAsync()
    {
        (await host.PatchAsync("/company", """{"name":"Seller Ltd","tax_id":"DE123456789","address":{"line1":"1 Main Street","city":"Berlin","country":"DE"}}""")).Expect(200);
        (await host.PostAsync("/customers", """{"external_id":"acme","name":"Acme & Sons","currency":"USD","tax_id":"FR987654321","address":{"line1":"Hauptstr. 5","city":"Paris","country":"FR"}}""")).Expect(201);
        (await host.PostAsync("/coupons", """{"code":"TENTH","name":"A tenth","kind":"percentage","percent_off":"10","duration":"once"}""")).Expect(201);
        (await host.PostAsync("/taxes", """{"code":"VAT","name":"VAT","kind":"percentage","rate":"19"}""")).Expect(201);
    }

    private Task<byte[]> PdfAsync(string invoice) => host.Http.GetByteArrayAsync($"/api/v1/invoices/{invoice}/pdf", Xunit.TestContext.Current.CancellationToken);

    private sealed class Cashier : IPayOnline
    {
        public Task<string?> AddressOfAsync(Id<Invoice> invoice, CancellationToken cancel) => Task.FromResult<string?>($"https://pay.example/{invoice.ToString()[..3]}/7");
    }
}
