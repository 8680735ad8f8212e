using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using Bunit;

namespace BillingConsole.Tests.Usage;

public sealed class UsagePageTests : UsageSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At(Now);

    private async Task<string> WithPeaksAsync()
    {
        await MeterAsync("memory", "max", "hour");
        var customer = (await Host.PostAsync("/customers", new { external_id = "acme", name = "Acme & Sons", currency = "USD" })).Expect(201)["id"].GetString()!;
        await SendAsync(
            Event("low", "memory", "acme", "2026-01-05T10:05:00Z", 10), Event("high", "memory", "acme", "2026-01-05T10:20:00Z", 15), Event("next", "memory", "acme", "2026-01-07T11:20:00Z", 8));
        return customer;
    }

    [Fact]
    public async Task Events_are_narrowed_by_the_address_and_lead_to_their_detail()
    {
        var customer = await WithPeaksAsync();
        await using var context = new PageContext(Host);
        var all = context.At<EventListPage>(Links.Events);
        all.WaitForAssertion(() => Assert.Equal(3, all.FindAll("tbody tr").Count));
        var one = context.At<EventListPage>($"{Links.EventsOf(customer, "memory")}&from=2026-01-07&to=2026-01-07");
        one.WaitForAssertion(() => Assert.Equal(Links.Event("test", "next"), one.Find("a.row-link").GetAttribute("href")));
        Assert.Single(one.FindAll("tbody tr"));
        var named = context.At<EventListPage>("/usage/events?customer=sons");
        named.WaitForAssertion(() => Assert.Equal(3, named.FindAll("tbody tr").Count));
        var none = context.At<EventListPage>("/usage/events?type=other");
        none.WaitForAssertion(() => Assert.Contains("Nothing matches", none.Markup));
    }

    [Fact]
    public async Task An_event_shows_its_data_and_what_it_counts_for_and_whether_it_is_void()
    {
        await WithPeaksAsync();
        await using var context = new PageContext(Host);
        var page = context.At<EventPage>(Links.Event("test", "high"));
        page.WaitForAssertion(() => Assert.Contains("\"v\": 15", page.Find("pre").TextContent));
        Assert.Equal(["memory", "", "15"], page.FindAll("tbody td").Take(3).Select(c => c.TextContent));
        Assert.Contains(page.FindAll("button"), b => b.TextContent.Contains("Void", StringComparison.Ordinal));
        (await Host.PostAsync("/events/void", new { source = "test", id = "high", reason = "Measured twice" })).Expect(200);
        var after = context.At<EventPage>(Links.Event("test", "high"));
        after.WaitForAssertion(() => Assert.Contains("Measured twice", after.Markup));
        Assert.DoesNotContain(after.FindAll("button"), b => b.TextContent.Contains("Void", StringComparison.Ordinal));
        await using var support = new PageContext(Host, Role.Support);
        var seen = support.At<EventPage>(Links.Event("test", "low"));
        seen.WaitForAssertion(() => Assert.NotEmpty(seen.FindAll("pre")));
        Assert.DoesNotContain(seen.FindAll("button"), b => b.TextContent.Contains("Void", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Usage_over_time_draws_every_window_and_marks_the_peak()
    {
        var customer = await WithPeaksAsync();
        await using var context = new PageContext(Host);
        var page = context.At<UsagePage>($"{Links.UsageOf(customer, "memory")}&window=hour&from=2026-01-05&to=2026-01-07");
        page.WaitForAssertion(() => Assert.Equal(72, page.FindAll("rect").Count));
        Assert.Contains("15", page.Find("rect.peak title").TextContent);
        Assert.Contains("peak by high", page.Find("rect.peak title").TextContent);
        Assert.Equal("23", page.Find(".stat-value").TextContent.Trim());
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        var day = context.At<UsagePage>(Links.UsageOf(customer, "memory"));
        day.WaitForAssertion(() => Assert.Equal(20, day.FindAll("rect").Count));
        var empty = context.At<UsagePage>($"{Links.UsageOf(customer, "memory")}&from=2025-01-01&to=2025-01-31");
        empty.WaitForAssertion(() => Assert.Contains("Clear the filters", empty.Markup));
        Assert.Empty(empty.FindAll("rect"));
    }

    [Fact]
    public async Task A_customer_and_a_meter_show_this_months_usage()
    {
        var customer = await WithPeaksAsync();
        var meter = (await Host.GetAsync("/meters/memory")).Expect(200)["id"].GetString()!;
        await using var context = new PageContext(Host);
        var tab = context.At<UsageTab>(Links.Customer(customer, "usage"), ("Customer", customer));
        tab.WaitForAssertion(() => Assert.Equal(Links.UsageOf(customer, "memory"), tab.Find("a.row-link").GetAttribute("href")));
        Assert.Contains("23", tab.Find("tbody tr").TextContent);
        var panel = context.At<MeterUsagePanel>(Links.Meter("memory"), ("Meter", meter));
        panel.WaitForAssertion(() => Assert.Equal(["Acme & Sons", "23", "3"], panel.FindAll("tbody td").Select(c => c.TextContent)));
    }

    [Fact]
    public async Task All_rejected_events_of_a_reason_are_replayed_at_once()
    {
        await CustomerAsync("acme");
        await Host.PostAsync("/events", Enumerable.Range(0, 1200).Select(i => Event($"e{i}", "later", i == 7 ? "nobody" : "acme", "2026-01-05T10:00:00Z", 1)).ToArray());
        await Host.PostAsync("/events", new object[] { new { id = "x" }, "no event" });
        await using var context = new PageContext(Host);
        var list = context.At<RejectedListPage>(Links.RejectedEvents);
        list.WaitForAssertion(() => Assert.Equal(50, list.FindAll("tbody tr").Count));
        Assert.Contains("Unknown type (1,200)", list.Markup);
        await MeterAsync("later");
        var replayed = (await Host.PostAsync("/events/rejected/replay", """{"code":"unknown_type"}""")).Expect(200);
        Assert.Equal((1199, 1), (replayed["replayed"].GetInt32(), replayed["refused"].GetInt32()));
        Assert.Equal(1199, await UsedAsync("later", "acme"));
        var again = (await Host.PostAsync("/events/rejected/replay", "{}")).Expect(200);
        Assert.Equal(0, again["replayed"].GetInt32());
        Assert.Equal(1199, await UsedAsync("later", "acme"));
        var id = (await Host.GetAsync("/events/rejected?code=missing_source")).Expect(200)["data.0.id"].GetString()!;
        var page = context.At<RejectedPage>(Links.RejectedEvent(id), ("Id", id));
        page.WaitForAssertion(() => Assert.Contains("An event needs 'source'.", page.Markup));
        await NoDriftAsync();
    }
}
