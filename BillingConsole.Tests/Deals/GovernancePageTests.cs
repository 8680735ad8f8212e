using BillingConsole.Deals;
using BillingConsole.Deals.Governance;
using BillingConsole.Shell;
using BillingConsole.Subscriptions.Calendar;
using BillingConsole.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Deals;

/// <summary>What was given away, and what ends when, as whoever answers for it reads it.</summary>
public sealed class GovernancePageTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConsoleHost host = ConsoleHost.At(DealWorld.Start);
    private PageContext pages = null!;

    public async ValueTask InitializeAsync()
    {
        await DealWorld.FillAsync(host);
        await host.AssignAsync("""
            {"customer":"acme","plan":"scale","ends_on":"2026-12-31","coupons":["WELCOME"],
             "overrides":[{"price":"base","amount":"80","reason":"two-year deal","ends_on":"2026-02-10"},{"price":"minute","unit_amount":"0.90","reason":"volume"}],
             "phases":[{"starts_on":"2026-06-01","overrides":[{"price":"base","amount":"90"}]}]}
            """);
        pages = new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await pages.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Every_override_stands_beside_list_with_its_reason_and_what_it_cost()
    {
        await host.BillAsync();
        var page = pages.At<OverridesPage>(Links.Overrides);
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll("tbody tr").Count), Patience);
        var fee = page.FindAll("tbody tr").Single(r => r.TextContent.Contains("two-year deal", StringComparison.Ordinal)).TextContent.Replace('\u00a0', ' ');
        Assert.All((string[])["100.00 USD", "80.00 USD", "20.00 USD", "10 Feb 2026", "Ends soon"], t => Assert.Contains(t, fee, StringComparison.Ordinal));
        Assert.Contains("20.00 USD of 100.00 list", page.Find(".bars").TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_terms_of_a_deal_name_the_steps_of_its_ramp_beside_list()
    {
        var deal = (await host.GetAsync("/subscriptions"))["data.0.id"].GetString()!;
        var page = pages.At<TermsTab>(Links.Subscription(deal), ("Subscription", deal));
        await page.WaitForAssertionAsync(() => Assert.Contains("base 90.00 USD instead of 100.00 USD", Words(page), StringComparison.Ordinal), Patience);

        static string Words(IRenderedComponent<TermsTab> page) => string.Join(' ', page.FindAll(".rows li").SelectMany(l => l.TextContent.Replace('\u00a0', ' ').Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("?ends=soon", 1)]
    [InlineData("?ends=open", 1)]
    [InlineData("?search=volume", 1)]
    [InlineData("?search=acme", 2)]
    [InlineData("?author=nobody", 0)]
    public async Task Filters_stand_in_the_address(string query, int rows)
    {
        var page = pages.At<OverridesPage>(Links.Overrides + query);
        await page.WaitForAssertionAsync(() =>
        {
            Assert.Empty(page.FindAll(".skeleton"));
            Assert.Equal(rows, page.FindAll(".list tbody tr").Count);
        }, Patience);
    }

    [Fact]
    public async Task The_calendar_tells_the_end_of_override_coupon_contract_and_the_next_step_of_a_ramp()
    {
        var page = pages.At<CalendarPage>(Links.Renewals);
        await page.WaitForAssertionAsync(() => Assert.Equal(4, page.FindAll(".list tbody tr").Count), Patience);
        string[] days = [.. page.FindAll(".list tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("td").Skip(1).Take(3).Select(c => c.TextContent.Trim())))];
        Assert.Equal(["1 Feb 2026|Coupon ends|WELCOME", "10 Feb 2026|Override ends|base", "1 Jun 2026|Step begins|–", "31 Dec 2026|Contract ends|–"], days);
        Assert.Equal("2", page.FindAll(".month strong")[1].TextContent);
    }

    [Fact]
    public async Task Each_layer_of_a_price_answers_for_its_own_periods_and_a_credit_note_takes_its_share_back()
    {
        await host.BillAsync();
        var deal = (await host.GetAsync("/subscriptions"))["data.0.id"].GetString();
        (await host.PostAsync($"/subscriptions/{deal}/overrides", new { price = "base", amount = "70", reason = "deeper", starts_on = "2026-02-01" })).Expect(200);
        Assert.Equal("two-year deal 20.00, volume 0.00, deeper 0.00", await LeakedAsync("2026-01"));
        var invoice = (await host.GetAsync($"/invoices/{(await host.GetAsync("/invoices"))["data.0.id"].GetString()}")).Expect(200);
        // 32 after the coupon's 20 % is half of the line.
        (await host.PostAsync($"/invoices/{invoice["id"].GetString()}/credit-notes", new { lines = new[] { new { line = invoice["lines.0.id"].GetString(), amount = "32.00" } }, reason = "late" })).Expect(201);
        Assert.Equal("two-year deal 10.00, volume 0.00, deeper 0.00", await LeakedAsync("2026-01"));
        await host.AdvanceAsync("2026-02-03T00:00:00Z");
        Assert.Equal("two-year deal 0.00, volume 0.00, deeper 30.00", await LeakedAsync("2026-02"));
        var page = pages.At<OverridesPage>(Links.Overrides);
        await page.WaitForAssertionAsync(() => Assert.Equal(["30.00 USD of 100.00 list", "10.00 USD of 50.00 list"],
            page.FindAll(".bars .end").Select(e => e.TextContent.Replace('\u00a0', ' '))), Patience);
    }

    [Fact]
    public async Task A_billed_line_keeps_the_override_that_made_its_price_whatever_is_agreed_later()
    {
        await host.BillAsync();
        var deal = (await host.GetAsync("/subscriptions"))["data.0.id"].GetString();
        var invoice = (await host.GetAsync("/invoices"))["data.0.id"].GetString();
        (await host.PostAsync($"/subscriptions/{deal}/overrides", new { price = "base", amount = "70", reason = "deeper" })).Expect(200);
        Assert.Equal("two-year deal", (await host.GetAsync($"/invoices/{invoice}/explain")).Expect(200)["lines.0.override.reason"].GetString());
        Assert.Equal("two-year deal 20.00, volume 0.00, deeper 0.00", await LeakedAsync("2026-01"));
        await host.AdvanceAsync("2026-06-02T00:00:00Z");
        var step = (await host.GetAsync("/invoices"))["data.0.id"].GetString();
        var explained = (await host.GetAsync($"/invoices/{step}/explain")).Expect(200)["lines"].EnumerateArray().Single(l => Books.Text(l, "description") == "Base");
        Assert.Equal(("90.00", System.Text.Json.JsonValueKind.Null), (Books.Text(explained, "amount"), explained.GetProperty("override").ValueKind));
    }

    private async Task<string> LeakedAsync(string month)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var first = NodaTime.Text.LocalDatePattern.Iso.Parse(month + "-01").Value;
        var page = await scope.ServiceProvider.GetRequiredService<GovernanceQueries>().ListAsync(new(), new(), first, Xunit.TestContext.Current.CancellationToken);
        return string.Join(", ", page.Data.OrderBy(o => o.Id).Select(o => $"{o.Reason} {o.Leaked.ToText()}"));
    }

    [Fact]
    public async Task One_month_is_one_address()
    {
        var page = pages.At<CalendarPage>(Links.RenewalsOf("2026-06"));
        await page.WaitForAssertionAsync(() => Assert.Single(page.FindAll(".list tbody tr")), Patience);
    }
}
