using BillingConsole.Subscriptions.History;
using BillingConsole.Tests.Deals;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Subscriptions;

public sealed class HistoryTests() : DealSuite(ConsoleHost.At(DealWorld.Start))
{
    [Fact]
    public async Task What_was_asked_for_rejected_and_changed_stands_in_the_history_with_the_comment()
    {
        (await Host.PatchAsync("/company", """{"approval":{"enabled":true,"max_discount_percent":"30"}}""")).Expect(200);
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        (await ChangedAsync(deal, "/overrides", new { price = "base", amount = "50", reason = "please" })).Expect(200);
        await Host.AdvanceAsync("2026-01-17T12:00:00Z");
        using var finance = await Host.AsAsync("finance");
        (await finance.AskAsync(HttpMethod.Post, $"/subscriptions/{deal}/reject", new { comment = "too much" })).Expect(200);
        await Host.AdvanceAsync("2026-01-18T12:00:00Z");
        (await ChangedAsync(deal, "/overrides", new { price = "base", amount = "90", reason = "agreed" })).Expect(200);
        await Host.AdvanceAsync("2026-01-19T12:00:00Z");
        (await ChangedAsync(deal, "/coupons", new { coupon = "WELCOME" })).Expect(200);
        (await Host.PostAsync($"/subscriptions/{deal}/pause")).Expect(200);
        await using var scope = Host.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<HistoryQueries>().OfAsync(deal, TestContext.Current.CancellationToken);
        Assert.Equal(
        [
            "Now paused, was active | ", "Coupon WELCOME given | ", "base: 90.00 USD instead of 100.00 USD (agreed) | ",
            "Decided on: Override of base, asked for by setup | too much", "Asked for approval: Override of base, The discount of 50 % is above 30 %. | ", "Assigned scale | ",
        ], rows.Select(r => $"{string.Join(", ", r.What)} | {r.Reason}"));
    }
}
