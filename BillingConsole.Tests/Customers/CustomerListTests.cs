using BillingConsole.Customers;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using BillingConsole.Tests.Wallets;
using Bunit;

namespace BillingConsole.Tests.Customers;

public sealed class CustomerListTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Fact]
    public async Task The_list_says_what_a_customer_owes_what_is_late_and_how_its_wallet_stands()
    {
        await host.CustomerAsync("USD", new { external_id = "late", name = "Late Payer", currency = "USD", payment_terms_days = 5, email = "late@customer.example" });
        await host.InvoiceAsync("late", "80.00");
        await host.AdvanceAsync("2026-01-25T10:00:00Z");
        await host.InvoiceAsync("late", "20.50");
        var wallet = await host.WalletAsync("late");
        (await host.PutAsync($"/wallets/{wallet}/alert", new { enabled = true, threshold = "5.00" })).Expect(200);
        await host.CustomerAsync("USD", new { external_id = "calm", name = "Calm Payer", currency = "USD" });
        await using var context = new PageContext(host, Role.Support);
        var page = context.At<CustomerListPage>("/customers?search=payer");
        page.WaitForAssertion(() => Assert.Contains("100.50", page.Markup, StringComparison.Ordinal));
        var rows = page.FindAll("tbody tr").ToDictionary(r => r.Children[0].TextContent.Trim(), r => r.TextContent);
        Assert.Contains("80.00", rows["Late Payer"], StringComparison.Ordinal);
        Assert.Contains("low", rows["Late Payer"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(".00", rows["Calm Payer"], StringComparison.Ordinal);
        Assert.Equal(["Name", "MRR", "Owes", "Overdue", "Wallet"], page.FindAll("thead th:not(.wide)").Select(h => h.TextContent.Trim()).Take(5));
    }
}
