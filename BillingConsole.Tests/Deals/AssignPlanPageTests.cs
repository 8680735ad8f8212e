using BillingConsole.Deals;
using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Deals;

public sealed class AssignPlanPageTests : IAsyncLifetime
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

    private async Task<IRenderedComponent<AssignPlanPage>> OpenAsync(string? plan = "scale")
    {
        var page = pages.At<AssignPlanPage>(Links.AssignPlan("acme", plan));
        if (plan is not null) await page.WaitForAssertionAsync(() => Assert.Equal(3, page.FindAll(".invoice").Count), Patience);
        return page;
    }

    private Task TypeAsync(IRenderedComponent<AssignPlanPage> page, string selector, string text) => pages.TypeAsync(page, selector, text);

    private async Task PickAsync(IRenderedComponent<AssignPlanPage> page, string field, string title)
    {
        await pages.RaiseAsync(() => page.Find($"#f-{field}"), "onclick", new MouseEventArgs());
        await page.WaitForAssertionAsync(() => Assert.Contains(page.FindAll($"#f-{field}-list li"), o => o.TextContent.Contains(title, StringComparison.Ordinal)), Patience);
        await pages.RaiseAsync(() => page.FindAll($"#f-{field}-list li").First(o => o.TextContent.Contains(title, StringComparison.Ordinal)), "onmousedown", new MouseEventArgs());
    }

    private static Task ShowsAsync(IRenderedComponent<AssignPlanPage> page, params string[] texts) => page.WaitForAssertionAsync(
        () => Assert.All(texts, t => Assert.Contains(t, page.Find(".beside").TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal)), Patience);

    [Fact]
    public async Task The_next_three_invoices_stand_beside_the_form_and_follow_the_typing()
    {
        var page = await OpenAsync();
        await ShowsAsync(page, "100.00 USD");
        await TypeAsync(page, "#f-prices-base-amount", "80");
        await TypeAsync(page, "#f-prices-base-reason", "two-year deal");
        await ShowsAsync(page, "20 % below list", "60.00 USD less");
        Assert.Contains("20 % below list", page.Find(".price-row.given").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Override_coupon_add_on_and_tax_take_at_most_eight_interactions_and_one_submit()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "#f-prices-base-amount", "80");
        await TypeAsync(page, "#f-prices-base-reason", "two-year deal");
        await PickAsync(page, "coupons", "WELCOME");
        await PickAsync(page, "add-ons", "Seats");
        await PickAsync(page, "taxes", "GST");
        await ShowsAsync(page, "84.96 USD", "106.20 USD");

        var form = page.Find("form");
        await Task.WhenAll(pages.RaiseAsync(form, "onsubmit", EventArgs.Empty), pages.RaiseAsync(form, "onsubmit", EventArgs.Empty));
        var deals = (await host.GetAsync("/subscriptions"))["data"];
        Assert.Equal(1, deals.GetArrayLength());
        var deal = await host.GetAsync($"/subscriptions/{deals[0].GetProperty("id").GetString()}");
        Assert.Equal(("80", "WELCOME", "seats", "GST"), (deal["overrides.0.change.amount"].GetString(), deal["coupons.0.coupon"].GetString(), deal["add_ons.0.add_on"].GetString(), deal["taxes.0"].GetString()));
        Assert.EndsWith(Links.Subscription(deals[0].GetProperty("id").GetString()!), pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_input_while_typing_and_what_is_missing_only_after_the_submit()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "#f-prices-base-amount", "-5");
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll("#f-prices-base-amount-errors li")), Patience);
        Assert.Empty(page.FindAll("#f-prices-base-reason-errors li"));
        await pages.RaiseAsync(() => page.Find("form"), "onsubmit", EventArgs.Empty);
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll("#f-prices-base-reason-errors li")), Patience);
        Assert.NotEmpty(page.FindAll("#f-prices-base-amount-errors li"));
        Assert.Equal(0, (await host.GetAsync("/subscriptions"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task Over_the_policy_it_says_so_before_saving()
    {
        (await host.PatchAsync("/company", new { approval = new { enabled = true, max_discount_percent = "10" } })).Expect(200);
        var page = await OpenAsync();
        Assert.Equal("Assign plan", page.Find("button[type=submit]").TextContent.Trim());
        await TypeAsync(page, "#f-prices-base-amount", "50");
        await TypeAsync(page, "#f-prices-base-reason", "please");
        await ShowsAsync(page, "Needs approval by another person", "above 10 %");
        Assert.Equal("Send for approval", page.Find("button[type=submit]").TextContent.Trim());
    }

    [Fact]
    public async Task The_answer_to_an_earlier_figure_never_replaces_that_of_a_later_one()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "#f-prices-base-amount", "1");
        await TypeAsync(page, "#f-prices-base-reason", "steps");
        foreach (var figure in new[] { "11", "22", "33", "44", "55" }) await TypeAsync(page, "#f-prices-base-amount", figure);
        await ShowsAsync(page, "55.00 USD", "45 % below list");
        await Task.Delay(400);
        await ShowsAsync(page, "45 % below list");
    }

    [Fact]
    public async Task A_ramp_is_drawn_and_saved_with_the_price_of_each_step()
    {
        var page = await OpenAsync();
        await PressButtonAsync(page, "Add a step");
        await pages.RaiseAsync(() => page.Find("#f-phases-1-starts-on"), "onchange", new ChangeEventArgs { Value = "2026-03-01" });
        await TypeAsync(page, "#f-phases-1-prices-base-amount", "120");
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll(".ramp li").Count), Patience);
        Assert.Contains("120.00", page.FindAll(".ramp li")[1].TextContent, StringComparison.Ordinal);
        await page.WaitForAssertionAsync(() => Assert.Contains("120.00", page.FindAll(".invoice")[2].TextContent, StringComparison.Ordinal), Patience);
        await pages.RaiseAsync(() => page.Find("form"), "onsubmit", EventArgs.Empty);
        var deal = await SavedAsync();
        Assert.Equal(("2026-03-01", "120"), (deal["phases.0.starts_on"].GetString(), deal["phases.0.overrides.0.amount"].GetString()));
    }

    [Fact]
    public async Task A_limit_of_this_deal_takes_the_place_of_the_plans()
    {
        var page = await OpenAsync();
        await PressButtonAsync(page, "Grant a feature");
        await pages.RaiseAsync(() => page.Find("select[name='entitlements[0].feature']"), "onchange", new ChangeEventArgs { Value = "calls" });
        await pages.RaiseAsync(() => page.Find("input[name='entitlements[0].limit']"), "onchange", new ChangeEventArgs { Value = "500" });
        await pages.RaiseAsync(() => page.Find("form"), "onsubmit", EventArgs.Empty);
        var calls = (await SavedAsync())["entitlements"].EnumerateArray().Single(e => e.GetProperty("feature").GetString() == "calls");
        Assert.Equal(("500", "override"), (calls.GetProperty("limit").GetString(), calls.GetProperty("sources")[0].GetProperty("origin").GetString()));
    }

    [Fact]
    public async Task Back_to_list_takes_one_press_before_anything_is_saved()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "#f-prices-base-amount", "80");
        await ShowsAsync(page, "20 % below list");
        await PressButtonAsync(page, "Back to list");
        await page.WaitForAssertionAsync(() => Assert.DoesNotContain("below list", page.Find(".beside").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll(".price-row.given"));
    }

    private async Task PressButtonAsync(IRenderedComponent<AssignPlanPage> page, string text) =>
        await pages.RaiseAsync(() => page.FindAll("button").First(b => b.TextContent.Contains(text, StringComparison.Ordinal)), "onclick", new MouseEventArgs());

    private async Task<Reply> SavedAsync()
    {
        var deals = (await host.GetAsync("/subscriptions"))["data"];
        Assert.Equal(1, deals.GetArrayLength());
        return await host.GetAsync($"/subscriptions/{deals[0].GetProperty("id").GetString()}");
    }
}
