using BillingConsole.Deals.Policy;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BillingConsole.Tests.Deals;

/// <summary>The deal desk's limits, as a person sets them.</summary>
public sealed class DealPolicyPageTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConsoleHost host = ConsoleHost.At(DealWorld.Start);

    public async ValueTask InitializeAsync() => await DealWorld.FillAsync(host);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_floor_is_added_by_its_prices_code_asked_for_its_figure_and_saved_with_the_limits()
    {
        await using var pages = new PageContext(host);
        var page = await OpenAsync(pages);
        await SetAsync(pages, page, "approval.max_discount_percent", "30");
        await pages.RaiseAsync(() => page.Find("#f-floor"), "onclick", new MouseEventArgs());
        await page.WaitForAssertionAsync(() => Assert.Contains(page.FindAll("#f-floor-list li"), o => o.TextContent.Contains("Minutes", StringComparison.Ordinal)), Patience);
        await pages.RaiseAsync(() => page.FindAll("#f-floor-list li").First(o => o.TextContent.Contains("Minutes", StringComparison.Ordinal)), "onmousedown", new MouseEventArgs());
        await page.WaitForAssertionAsync(() => Assert.Contains("a unit", page.Find(".floor").TextContent, StringComparison.Ordinal), Patience);
        await SubmitAsync(pages, page);
        await page.WaitForAssertionAsync(() => Assert.Contains("Give the lowest price of a unit", page.Find(".floor").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("null", (await host.GetAsync("/company"))["approval.max_discount_percent"].GetRawText());
        await SetAsync(pages, page, "approval.floor_prices.minute", "0.75");
        await SubmitAsync(pages, page);
        await page.WaitForAssertionAsync(() => Assert.DoesNotContain("Give the lowest price", page.Markup, StringComparison.Ordinal), Patience);
        var saved = (await host.GetAsync("/company")).Expect(200);
        Assert.Equal(("30", "0.75"), (saved["approval.max_discount_percent"].GetString(), saved["approval.floor_prices.minute"].GetString()));
    }

    [Fact]
    public async Task A_limit_that_cannot_be_meant_is_refused_beside_its_input()
    {
        await using var pages = new PageContext(host);
        var page = await OpenAsync(pages);
        await SetAsync(pages, page, "approval.max_discount_percent", "101");
        await SetAsync(pages, page, "approval.max_term_months", "0");
        await SubmitAsync(pages, page);
        await page.WaitForAssertionAsync(() => Assert.Equal(["f-approval-max-discount-percent-errors", "f-approval-max-term-months-errors"],
            page.FindAll(".errors, [id$='-errors']").Where(e => e.TextContent.Trim().Length > 0).Select(e => e.Id!).Distinct()), Patience);
    }

    [Fact]
    public async Task Who_may_not_set_the_policy_reads_it_and_cannot_save()
    {
        await using var pages = new PageContext(host, Role.SalesOps);
        var page = await OpenAsync(pages);
        Assert.All(page.FindAll("input"), i => Assert.True(i.HasAttribute("disabled"), i.OuterHtml));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("Save policy", StringComparison.Ordinal) && !b.HasAttribute("disabled"));
    }

    private static async Task<IRenderedComponent<DealPolicyPage>> OpenAsync(PageContext pages)
    {
        var page = pages.At<DealPolicyPage>(Links.DealPolicy);
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll("form")), Patience);
        return page;
    }

    private static async Task SetAsync(PageContext pages, IRenderedComponent<DealPolicyPage> page, string name, string value)
    {
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll($"[name='{name}']")), Patience);
        await pages.RaiseAsync(() => page.Find($"[name='{name}']"), "onchange", new ChangeEventArgs { Value = value });
    }

    private static Task SubmitAsync(PageContext pages, IRenderedComponent<DealPolicyPage> page) => pages.RaiseAsync(() => page.Find("form"), "onsubmit", EventArgs.Empty);
}
