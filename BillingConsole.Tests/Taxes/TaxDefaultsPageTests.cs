using BillingConsole.Shell;
using BillingConsole.Taxes;
using BillingConsole.Tests.Support;
using Bunit;

namespace BillingConsole.Tests.Taxes;

/// <summary>The levels below invoice and subscription, as whoever answers for taxes reads them.</summary>
public sealed class TaxDefaultsPageTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Each_level_stands_with_those_whom_it_reaches()
    {
        foreach (var tax in (object[])
        [
            new { code = "VAT-DE", name = "VAT", kind = "percentage", rate = "19", country = "DE" },
            new { code = "SALES", name = "Sales tax", kind = "percentage", rate = "8.875", country = "US", region = "NY", inclusive = true },
            new { code = "BASE", name = "Base tax", kind = "fixed", amount = "2", currency = "USD", @default = true },
        ]) (await host.PostAsync("/taxes", tax)).Expect(201);
        (await host.PostAsync("/customers", new { external_id = "own", name = "Own & Sons", taxes = (string[])["VAT-DE"], address = new { country = "DE" } })).Expect(201);
        (await host.PostAsync("/customers", new { external_id = "free", name = "Free School", tax_exempt = true })).Expect(201);
        (await host.PostAsync("/customers", new { external_id = "plain", name = "Plain Ltd" })).Expect(201);
        await using var pages = new PageContext(host);
        var page = pages.At<TaxDefaultsPage>(Links.TaxDefaults);
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll(".list tbody tr").Count), Patience);
        Assert.Equal(["Free School|–|none, exempt", "Own & Sons|DE|VAT-DE"], Cells(page, ".list tbody tr").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Everybody else|BASE Base tax|2.00 USD per invoice", "DE|VAT-DE VAT|19 %", "US, NY|SALES Sales tax|8.875 %, contained in prices"],
            Cells(page, "table.plain tbody tr"));
    }

    [Fact]
    public async Task Without_any_rule_it_says_how_to_make_one()
    {
        await using var empty = new ConsoleHost();
        await using var pages = new PageContext(empty);
        var page = pages.At<TaxDefaultsPage>(Links.TaxDefaults);
        await page.WaitForAssertionAsync(() => Assert.Contains("No rule and no default", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("No customer has taxes of their own", page.Markup, StringComparison.Ordinal);
    }

    private static string[] Cells(IRenderedComponent<TaxDefaultsPage> page, string rows) =>
        [.. page.FindAll(rows).Select(r => string.Join('|', r.QuerySelectorAll("td").Take(3).Select(c => c.TextContent.Trim().Replace('\u00a0', ' '))))];
}
