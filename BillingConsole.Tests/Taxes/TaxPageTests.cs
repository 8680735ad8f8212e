using BillingConsole.Platform.Security;
using BillingConsole.Taxes;
using BillingConsole.Tests.Support;
using Bunit;

namespace BillingConsole.Tests.Taxes;

public sealed class TaxPageTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_tax_shows_its_versions_and_offers_a_new_rate_to_finance_only()
    {
        (await host.PostAsync("/taxes", """{"code":"VAT","name":"VAT","kind":"percentage","rate":"19","default":true}""")).Expect(201);
        (await host.PatchAsync("/taxes/VAT", """{"rate":"21","starts_on":"2030-07-01"}""")).Expect(200);
        await using var finance = new PageContext(host, Role.Finance);
        var page = finance.At<TaxPage>("/taxes/VAT", ("Id", "VAT"));
        page.WaitForAssertion(() => Assert.Contains("30 Jun 2030", page.Markup));
        Assert.Contains("New rate", page.Markup);
        await using var sales = new PageContext(host, Role.SalesOps);
        var seen = sales.At<TaxPage>("/taxes/VAT", ("Id", "VAT"));
        seen.WaitForAssertion(() => Assert.Contains("21 %", seen.Markup));
        Assert.DoesNotContain("New rate", seen.Markup);
        var list = sales.At<TaxListPage>("/taxes");
        list.WaitForAssertion(() => Assert.Contains("company default", list.Markup));
    }

    [Fact]
    public async Task A_new_tax_is_refused_field_by_field()
    {
        await using var context = new PageContext(host, Role.Finance);
        var dialog = context.At<NewTaxDialog>("/taxes");
        dialog.Find("#f-country").Change("India");
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll("#f-rate-errors")));
        Assert.NotEmpty(dialog.FindAll("#f-name-errors"));
        Assert.NotEmpty(dialog.FindAll("#f-code-errors"));
        Assert.NotEmpty(dialog.FindAll("#f-country-errors"));
    }
}
