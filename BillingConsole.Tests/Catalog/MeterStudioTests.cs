using BillingConsole.Catalog;
using BillingConsole.Shell;
using BillingConsole.Tests.Support;
using BillingConsole.Tests.Usage;
using Bunit;

namespace BillingConsole.Tests.Catalog;

public sealed class MeterStudioTests : UsageSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At("2026-02-10T12:00:00Z");

    [Fact]
    public async Task Last_months_events_are_replayed_under_single_and_repeated_peak_with_price_and_spike()
    {
        await MeterAsync("memory", "max", "day");
        await CustomerAsync("acme", "Asia/Kolkata");
        await SendAsync(
            Event("1", "memory", "acme", "2026-01-05T04:35:00Z", 10), Event("2", "memory", "acme", "2026-01-05T05:40:00Z", 15), Event("3", "memory", "acme", "2026-01-05T07:00:00Z", 8),
            Event("4", "memory", "acme", "2026-02-05T07:00:00Z", 500));
        await using var context = new PageContext(Host);
        var page = context.At<MeterStudioPage>($"{Links.MeterStudio("memory")}?customer=acme&unit=0.1", ("Id", "memory"));
        page.WaitForAssertion(() => Assert.Contains("1.50", page.Markup));
        Assert.Contains("3.30", page.Markup);
        Assert.Contains("The spike: 15", page.Markup);
        Assert.Contains(Links.Event("test", "2").Replace("&", "&amp;", StringComparison.Ordinal), page.Markup);
        Assert.NotEmpty(page.FindAll("rect.peak"));
        var weekly = context.At<MeterStudioPage>($"{Links.MeterStudio("memory")}?customer=acme&unit=0.1&bucket=week&zone=UTC", ("Id", "memory"));
        weekly.WaitForAssertion(() => Assert.Contains("1.50", weekly.Markup));
        Assert.DoesNotContain("3.30", weekly.Markup);
        foreach (var (kind, quantity) in new[] { ("sum", "33"), ("average", "11"), ("latest", "8"), ("count", "3"), ("unique_count", "3") })
        {
            var counted = context.At<MeterStudioPage>($"{Links.MeterStudio("memory")}?customer=acme&unit=1&bucket=day&aggregation={kind}", ("Id", "memory"));
            counted.WaitForAssertion(() => Assert.Contains($"{quantity}.00", counted.Markup));
            Assert.DoesNotContain("The spike", counted.Markup);
        }
        var wrong = context.At<MeterStudioPage>($"{Links.MeterStudio("memory")}?customer=nobody", ("Id", "memory"));
        wrong.WaitForAssertion(() => Assert.Contains("There is no customer 'nobody'", System.Net.WebUtility.HtmlDecode(wrong.Markup)));
    }
}
