using BillingConsole.Catalog;
using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using Bunit;

namespace BillingConsole.Tests.Deals;

/// <summary>From the catalog to those whom a change would reach.</summary>
public sealed class CatalogUsePageTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConsoleHost host = ConsoleHost.At(DealWorld.Start);
    private PageContext pages = null!;

    public async ValueTask InitializeAsync()
    {
        await DealWorld.FillAsync(host);
        pages = new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await pages.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_plan_names_the_customers_who_are_on_it()
    {
        await host.AssignAsync();
        var page = pages.At<PlanPage>(Links.Plan("scale"), ("Id", "scale"));
        await page.WaitForAssertionAsync(() => Assert.Contains(page.FindAll(".list tbody tr"), r => r.TextContent.Contains("Acme", StringComparison.Ordinal)), Patience);
    }

    [Fact]
    public async Task A_feature_names_the_plans_and_add_ons_that_grant_it_and_the_prices_that_include_it()
    {
        var page = pages.At<FeaturePage>(Links.Feature("calls"), ("Id", "calls"));
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll("table.plain tbody tr").Count), Patience);
        var rows = page.FindAll("table.plain tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("Scale", rows[0], StringComparison.Ordinal);
        Assert.Contains("minute", rows[0], StringComparison.Ordinal);
        Assert.Contains("Add-on", rows[1], StringComparison.Ordinal);
    }
}
