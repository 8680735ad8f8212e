using BillingConsole.Core.Amounts;
using BillingConsole.Ledger;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions.Mrr;
using BillingConsole.Tests.Deals;
using BillingConsole.Tests.Support;
using Bunit;
using TestContext = Xunit.TestContext;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Subscriptions;

public sealed class MrrTests
{
    private static async Task<IReadOnlyList<MonthSeries>> KeptAsync(ConsoleHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("mrr"));
        await scope.ServiceProvider.GetServices<BillingConsole.Platform.Jobs.BillingJob>().OfType<MrrJob>().Single().RunAsync(TestContext.Current.CancellationToken);
        return (await scope.ServiceProvider.GetRequiredService<Operations>().ReadAsync((MrrQueries q) => q.YearAsync(TestContext.Current.CancellationToken))).Value;
    }

    private static async Task SellAsync(ConsoleHost host, string terms) =>
        await host.AssignAsync($$"""{"customer":"{{await host.CustomerAsync()}}","plan":"scale",{{terms}}}""");

    [Fact]
    public async Task It_is_the_recurring_fees_at_the_deals_own_prices_by_the_month()
    {
        await using var host = ConsoleHost.At(DealWorld.Start);
        await DealWorld.FillAsync(host);
        // 80 instead of 100, three seats of 10: 110 a month, whatever the coupon and the tax.
        await host.AssignAsync("""{"customer":"acme","plan":"scale","overrides":[{"price":"base","amount":"80","reason":"two years"}],"coupons":["WELCOME"],"taxes":["GST"],"add_ons":[{"add_on":"seats","quantity":"3"}]}""");
        await SellAsync(host, """ "interval":"quarter" """);
        await SellAsync(host, """ "trial_days":30 """);
        await SellAsync(host, """ "starts_on":"2026-02-20" """);
        Assert.Equal("210.00", Assert.Single(await KeptAsync(host)).Months[^1].ToDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_pause_and_an_end_leave_it_and_each_month_keeps_its_own()
    {
        await using var host = ConsoleHost.At(DealWorld.Start);
        await DealWorld.FillAsync(host);
        var paused = await host.AssignAsync();
        await SellAsync(host, """ "ends_on":"2026-02-10" """);
        Assert.Equal(200m, (await KeptAsync(host))[0].Months[^1].ToDecimal());
        await host.PostAsync("/test-clock/advance", new { to = "2026-02-05T00:00:00Z" });
        (await host.PostAsync($"/subscriptions/{paused}/pause")).Expect(200);
        Assert.Equal([200m, 100m], (await KeptAsync(host))[0].Months.TakeLast(2).Select(m => m.ToDecimal()));
        await host.PostAsync("/test-clock/advance", new { to = "2026-02-12T00:00:00Z" });
        Assert.Equal([200m, 0m], (await KeptAsync(host))[0].Months.TakeLast(2).Select(m => m.ToDecimal()));
    }

    [Fact]
    public async Task Home_shows_what_the_months_earned_and_what_came_in_less_refunds()
    {
        await using var host = ConsoleHost.At("2026-01-15T10:00:00Z");
        var customer = await host.CustomerAsync();
        var invoice = await host.InvoiceAsync(customer, "100.00");
        var payment = (await host.PayAsync(invoice, "90.00")).Expect(201)["id"].GetString();
        await host.PostAsync("/test-clock/advance", new { to = "2026-02-03T00:00:00Z" });
        await host.InvoiceAsync(customer, "7.00");
        (await host.PostAsync($"/payments/{payment}/refund", new { amount = "20.00", reason = "too much" })).Expect(200);
        await using var page = new PageContext(host);
        var shown = page.At<RevenueCard>("/");
        shown.WaitForAssertion(() => Assert.Equal(2, shown.FindAll("table").Count));
        Assert.Equal(["100.00", "7.00", "90.00", "-20.00"], shown.FindAll("td:not(.trend)").Select(c => c.TextContent.Trim().Replace('−', '-')));
        Assert.Contains("January 2026: 100.00 USD", shown.Markup, StringComparison.Ordinal);
    }
}
