using BillingConsole.Ledger;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using Bunit;

namespace BillingConsole.Tests.Ledger;

public sealed class LedgerPageTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Fact]
    public async Task Both_sides_of_the_trial_balance_add_up_to_the_same_in_each_currency()
    {
        await host.PayAsync(await host.InvoiceAsync(await host.CustomerAsync(), "120.00"), "50.00");
        await host.InvoiceAsync(await host.CustomerAsync("KWD"), "7.005");
        await using var context = new PageContext(host, Role.ReadOnly);
        var page = context.At<TrialBalancePage>("/ledger/trial-balance");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tfoot tr")));
        var sums = page.FindAll("tfoot tr").Select(r => r.Children.Skip(1).Select(c => c.TextContent.Trim()).ToList()).ToList();
        Assert.True(sums.Count >= 2, page.Markup);
        Assert.All(sums, s => Assert.Equal(s[0], s[1]));
        Assert.Contains(sums, s => s[0].StartsWith("7.005", StringComparison.Ordinal));
        var narrowed = context.At<TrialBalancePage>("/ledger/trial-balance?currency=KWD");
        narrowed.WaitForAssertion(() => Assert.Single(narrowed.FindAll("tfoot tr")));
    }

    [Fact]
    public async Task The_journal_names_what_happened_to_which_invoice_and_leads_there()
    {
        var invoice = await host.InvoiceAsync(await host.CustomerAsync(), "88.00");
        var number = (await host.InvoiceOfAsync(invoice))["number"].GetString()!;
        await using var context = new PageContext(host, Role.Finance);
        var page = context.At<JournalPage>("/ledger/journal");
        page.WaitForAssertion(() => Assert.Contains(number, page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll($"a[href='/invoices/{invoice}']"));
        Assert.Contains("Accounts receivable", page.Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_empty_ledger_says_how_its_first_entry_comes_about()
    {
        await using var empty = ConsoleHost.At(MoneyHost.Start);
        await using var context = new PageContext(empty);
        var page = context.At<JournalPage>("/ledger/journal");
        page.WaitForAssertion(() => Assert.Contains("The journal is empty", page.Markup, StringComparison.Ordinal));
        var trial = context.At<TrialBalancePage>("/ledger/trial-balance");
        trial.WaitForAssertion(() => Assert.Contains("Nothing was posted by then", trial.Markup, StringComparison.Ordinal));
    }
}
