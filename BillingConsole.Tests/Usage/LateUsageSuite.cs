using System.Text.Json;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using BillingConsole.Usage.Closing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Usage;

public sealed class LateUsageOnSqlite : LateUsageSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At(Now);
}

public sealed class LateUsageOnPostgres : LateUsageSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.OnPostgres(Now);
}

/// <summary>What comes for a period after its invoice: another invoice's line, a credit, or a refusal, and never a change of the first.</summary>
public abstract class LateUsageSuite : UsageSuite
{
    private static readonly string[] Production = ["prod"];

    [Fact]
    public async Task Late_usage_is_rated_whole_by_its_own_period_and_the_next_invoice_bills_the_rest()
    {
        await SellAsync();
        await SendAsync(Event("1", "calls", "acme", "2026-01-05T10:00:00Z", 8));
        await AdvanceAsync("2026-02-01T12:00:00Z");
        var january = await LatestAsync();
        Assert.Equal("16.00", january["total"].GetString());
        await SendAsync(Event("2", "calls", "acme", "2026-01-31T23:00:00Z", 7), Event("3", "calls", "acme", "2026-02-01T10:00:00Z", 1));
        // 15 calls are ten at 2 and five at 1, which is 25; eight of them, 16, are billed.
        var upcoming = (await Host.GetAsync($"/subscriptions/{await DealAsync()}/upcoming")).Expect(200)["invoice"];
        Assert.Equal("11.00", upcoming.GetProperty("total").GetString());
        await AdvanceAsync("2026-03-01T12:00:00Z");
        var february = await LatestAsync();
        var late = Late(february);
        Assert.Equal(("9.00", "15", "2026-01-01"), (Text(late, "amount"), Text(late, "quantity"), late.GetProperty("period").GetProperty("start").GetString()));
        Assert.Equal(("11.00", "2026-02-01"), (february["total"].GetString(), february["period.start"].GetString()));
        Assert.Contains("Billed before", late.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("16.00", (await Host.GetAsync($"/invoices/{january["id"].GetString()}")).Expect(200)["total"].GetString());
        Assert.Equal("8", (await Host.GetAsync($"/invoices/{january["id"].GetString()}/explain")).Expect(200)["lines.0.buckets.0.value"].GetString());
        await AdvanceAsync("2026-04-01T12:00:00Z");
        Assert.Equal(february["id"].GetString(), (await LatestAsync())["id"].GetString());
        await RightAsync();
    }

    [Fact]
    public async Task What_comes_for_a_line_from_before_there_were_snapshots_is_shown_and_billed_by_nobody()
    {
        await SellAsync();
        await SendAsync(Event("1", "calls", "acme", "2026-01-05T10:00:00Z", 8));
        await AdvanceAsync("2026-02-01T12:00:00Z");
        var january = (await LatestAsync())["id"].GetString();
        await using (var scope = Host.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<UsageSnapshot>().ExecuteDeleteAsync();
        Assert.Equal(JsonValueKind.Null, (await Host.GetAsync($"/invoices/{january}/explain")).Expect(200)["lines.0.unbilled"].ValueKind);
        await SendAsync(Event("2", "calls", "acme", "2026-01-31T23:00:00Z", 7), Event("3", "calls", "acme", "2026-02-01T10:00:00Z", 1));
        Assert.Equal((15, "7"), (await UsedAsync("calls", "acme"), (await Host.GetAsync($"/invoices/{january}/explain")).Expect(200)["lines.0.unbilled"].GetString()));
        await AdvanceAsync("2026-03-01T12:00:00Z");
        Assert.Equal("2.00", (await LatestAsync())["total"].GetString());
        await SendAsync(Event("4", "calls", "acme", "2026-02-02T10:00:00Z", 1));
        await AdvanceAsync("2026-04-01T12:00:00Z");
        var april = await LatestAsync();
        Assert.Equal("2.00", april["total"].GetString());
        Assert.Contains("Late usage, 2026-02-01", april.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_void_after_the_invoice_gives_the_difference_back_at_the_price_of_then()
    {
        await SellAsync();
        await SendAsync(Event("1", "calls", "acme", "2026-01-05T10:00:00Z", 8), Event("2", "calls", "acme", "2026-01-06T10:00:00Z", 2));
        await AdvanceAsync("2026-02-01T12:00:00Z");
        // The override is gone by then, and the period was sold under it.
        (await Host.DeleteAsync($"/subscriptions/{await DealAsync()}/overrides/calls")).Expect(200);
        (await Host.PostAsync("/events/void", new { source = "test", id = "2", reason = "Measured twice" })).Expect(200);
        await SendAsync(Event("3", "calls", "acme", "2026-02-01T10:00:00Z", 3));
        await AdvanceAsync("2026-03-01T12:00:00Z");
        Assert.Equal("-4.00", Text(Late(await LatestAsync()), "amount"));
        await RightAsync();
    }

    [Fact]
    public async Task A_period_that_came_to_nothing_is_closed_too()
    {
        await SellAsync();
        await AdvanceAsync("2026-02-01T12:00:00Z");
        await SendAsync(Event("1", "calls", "acme", "2026-01-05T10:00:00Z", 3));
        await AdvanceAsync("2026-03-01T12:00:00Z");
        Assert.Equal("6.00", Text(Late(await LatestAsync()), "amount"));
        await RightAsync();
    }

    [Fact]
    public async Task A_voided_invoice_opens_what_it_had_closed_and_late_usage_of_it_waits_again()
    {
        await SellAsync();
        await SendAsync(Event("1", "calls", "acme", "2026-01-05T10:00:00Z", 8));
        await AdvanceAsync("2026-02-01T12:00:00Z");
        await SendAsync(Event("2", "calls", "acme", "2026-01-06T10:00:00Z", 1));
        await AdvanceAsync("2026-03-01T12:00:00Z");
        var second = await LatestAsync();
        Assert.Equal("2.00", Text(Late(second), "amount"));
        (await Host.PostAsync($"/invoices/{second["id"].GetString()}/void", new { reason = "wrong" })).Expect(200);
        await AdvanceAsync("2026-04-01T12:00:00Z");
        Assert.Equal("2.00", Text(Late(await LatestAsync()), "amount"));
        await RightAsync();
    }

    [Fact]
    public async Task Late_usage_of_a_deal_that_has_ended_is_an_invoice_of_its_own()
    {
        await SellAsync();
        await SendAsync(Event("1", "calls", "acme", "2026-01-05T10:00:00Z", 8));
        (await Host.PostAsync($"/subscriptions/{await DealAsync()}/cancel", new { when = "period_end" })).Expect(200);
        await AdvanceAsync("2026-02-03T12:00:00Z");
        await SendAsync(Event("2", "calls", "acme", "2026-01-06T10:00:00Z", 1), Event("3", "calls", "acme", "2026-02-02T10:00:00Z", 1));
        await AdvanceAsync("2026-02-05T12:00:00Z");
        var late = await LatestAsync();
        Assert.Equal(("2.00", 1), (late["total"].GetString(), late["lines"].GetArrayLength()));
        await AdvanceAsync("2026-02-09T12:00:00Z");
        Assert.Equal(late["id"].GetString(), (await LatestAsync())["id"].GetString());
        await RightAsync();
    }

    [Fact]
    public async Task A_company_may_refuse_late_usage_and_the_event_stays_to_be_replayed()
    {
        await SellAsync();
        await SendAsync(Event("1", "calls", "acme", "2026-01-05T10:00:00Z", 8));
        await AdvanceAsync("2026-02-01T12:00:00Z");
        (await Host.PatchAsync("/company", new { late_usage = "reject" })).Expect(200);
        var refused = (await Host.PostAsync("/events", Event("2", "calls", "acme", "2026-01-31T23:59:59Z", 7))).Expect(422);
        Assert.Equal("period_closed", refused.Code);
        await SendAsync(Event("3", "calls", "acme", "2026-02-01T00:00:00Z", 1));
        (await Host.PatchAsync("/company", new { late_usage = "next_invoice" })).Expect(200);
        Assert.Equal(1, (await Host.PostAsync("/events/rejected/replay", new { code = "period_closed" })).Expect(200)["replayed"].GetInt32());
        await AdvanceAsync("2026-03-01T12:00:00Z");
        Assert.Equal("9.00", Text(Late(await LatestAsync()), "amount"));
        await RightAsync();
    }

    [Fact]
    public async Task Up_to_its_cut_off_a_closed_period_says_the_same_for_ever_and_a_check_proves_it()
    {
        await SellAsync();
        await SendAsync(Event("1", "calls", "acme", "2026-01-05T10:00:00Z", 8), Event("2", "calls", "acme", "2026-01-05T10:30:00Z", 4.5m));
        await AdvanceAsync("2026-02-01T12:00:00Z");
        await SendAsync(Event("3", "calls", "acme", "2026-01-05T10:10:00Z", 100));
        (await Host.PostAsync("/events/void", new { source = "test", id = "2", reason = "No" })).Expect(200);
        (await Host.PatchAsync("/customers/acme", new { time_zone = "Asia/Kolkata" })).Expect(200);
        await NoDriftAsync();
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        await db.Set<UsageSnapshot>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Quantity, 13m));
        var drift = (await Host.PostAsync("/usage/verify", "{}")).Expect(200)["drift"];
        Assert.Equal(("snapshot", "13", "12.5"), (Text(drift[0], "kind"), Text(drift[0].GetProperty("stored"), "sum"), Text(drift[0].GetProperty("derived"), "sum")));
    }

    [Fact]
    public async Task A_seal_rests_on_the_hours_of_its_own_customer_whoever_is_sealed_with_it()
    {
        var kinds = new[] { "sum", "unique_count", "weighted_sum" };
        foreach (var kind in kinds) await MeterAsync(kind, kind, type: "calls");
        foreach (var (name, zone) in new[] { ("here", "UTC"), ("there", "Asia/Kolkata") })
        {
            await CustomerAsync(name, zone);
            // Each of the first and the last lies in the December of one of the two.
            await SendAsync(
                Event($"1{name}", "calls", name, "2025-11-30T20:00:00Z", 3), Event($"2{name}", "calls", name, "2025-12-05T10:00:00Z", 8), Event($"3{name}", "calls", name, "2025-12-31T20:00:00Z", 5));
        }
        var cancel = TestContext.Current.CancellationToken;
        await using var scope = Host.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<UsageReader>();
        var customers = await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<Customer>().AsNoTracking().ToListAsync(cancel);
        List<UsageQuestion> questions = [.. from kind in kinds from customer in customers select new UsageQuestion(customer, kind, new(new(2025, 12, 1), new(2026, 1, 1)))];
        var (together, cutoff) = (await reader.PrefetchAsync(questions, cancel), await reader.CutoffAsync(cancel));
        foreach (var question in questions)
        {
            var key = (question.Customer.Id, question.Meter, question.Period);
            Assert.Equal((await reader.PrefetchAsync([question], cancel, cutoff)).Seal(key), together.Seal(key));
        }
    }

    [Fact]
    public async Task A_seal_carries_the_last_level_that_its_meter_counts_however_much_lies_between()
    {
        await MeterAsync("level", "weighted_sum", type: "calls", filters: new { kind = Production });
        await CustomerAsync("acme");
        await SendAsync(
            Event("1", "calls", "acme", "2025-10-05T10:00:00Z", new { v = 3, kind = "prod" }), Event("2", "calls", "acme", "2025-10-05T10:30:00Z", new { v = 6, kind = "prod" }), Event("3", "calls", "acme", "2025-10-06T10:30:00Z", new { v = 9, kind = "prod" }));
        await SendAsync([.. Enumerable.Range(0, 230).Select(i => Event($"test{i}", "calls", "acme", $"2025-11-05T10:{i % 60:00}:00Z", new { v = 1, kind = "test" }))]);
        (await Host.PostAsync("/events/void", new { source = "test", id = "3", reason = "No" })).Expect(200);
        var cancel = TestContext.Current.CancellationToken;
        await using var scope = Host.Services.CreateAsyncScope();
        var (reader, customer) = (scope.ServiceProvider.GetRequiredService<UsageReader>(), await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<Customer>().AsNoTracking().SingleAsync(cancel));
        var question = new UsageQuestion(customer, "level", new(new(2025, 12, 1), new(2026, 1, 1)));
        var key = (customer.Id, question.Meter, question.Period);
        var then = (await reader.PrefetchAsync([question], cancel, await reader.CutoffAsync(cancel))).Seal(key);
        Assert.Equal((6, (await reader.PrefetchAsync([question], cancel)).Seal(key)), (then.Quantity, then));
    }

    private async Task SellAsync()
    {
        await MeterAsync("calls");
        await CustomerAsync("acme");
        (await Host.PostAsync("/plans", new
        {
            code = "p", name = "P", currency = "USD", interval = "month",
            prices = new[] { new { code = "calls", name = "Calls", kind = "usage", model = "graduated", meter = "calls", tiers = new object[] { new { up_to = "10", unit_amount = "3" }, new { unit_amount = "1" } } } },
        })).Expect(201);
        (await Host.PostAsync("/subscriptions", new
        {
            customer = "acme", plan = "p", starts_on = "2026-01-01",
            overrides = new[] { new { price = "calls", reason = "volume", tiers = new object[] { new { up_to = "10", unit_amount = "2" }, new { unit_amount = "1" } } } },
        })).Expect(201);
    }

    private async Task<string> DealAsync() => (await Host.GetAsync("/subscriptions")).Expect(200)["data.0.id"].GetString()!;

    private async Task AdvanceAsync(string to) => (await Host.PostAsync("/test-clock/advance", new { to })).Expect(200);

    private async Task<Reply> LatestAsync()
    {
        var newest = (await Host.GetAsync("/invoices")).Expect(200)["data"].EnumerateArray().MaxBy(i => Text(i, "id"), StringComparer.Ordinal);
        return (await Host.GetAsync($"/invoices/{Text(newest, "id")}")).Expect(200);
    }

    private async Task RightAsync()
    {
        await NoDriftAsync();
        Assert.True((await Host.PostAsync("/ledger/verify", "{}")).Expect(200)["ok"].GetBoolean());
    }

    private static JsonElement Late(Reply invoice) => invoice["lines"].EnumerateArray().Single(l => Text(l, "description").StartsWith("Late usage, 2026-01-01 to 2026-01-31", StringComparison.Ordinal));

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
