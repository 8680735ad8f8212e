using System.Diagnostics.Metrics;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using BillingConsole.Usage.Checking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Usage;

public sealed class DriftOnSqlite : DriftSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At(Now);
}

public sealed class DriftOnPostgres : DriftSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.OnPostgres(Now);
}

/// <summary>A roll-up that is not what its events say: found, named, nothing billed from it, repaired, billed.</summary>
public abstract class DriftSuite : UsageSuite
{
    [Fact]
    public async Task A_drifting_deal_is_parked_with_a_plain_reason_and_billed_once_it_is_repaired()
    {
        await SellAsync("automatic");
        await SpoilAsync();
        (await Host.PostAsync("/test-clock/advance", new { to = "2026-02-01T12:00:00Z" })).Expect(200);
        Assert.Empty((await Host.GetAsync("/invoices")).Expect(200)["data"].EnumerateArray());
        var run = (await Host.GetAsync("/billing-runs")).Expect(200)["data.0.parked.0.reason"].GetString()!;
        Assert.Contains("1 roll-ups of sum for 2026-01-01 to 2026-01-31 do not say what their events do", run, StringComparison.Ordinal);
        await RunJobAsync("usage-verify", fails: true);
        Assert.Equal(("sum", DriftKindOf("different")), (await OpenAsync()) is [var one] ? (one.Meter, one.Kind.ToString()) : default);
        Assert.Equal(1, (await RunAsync(new RepairUsageDrift())).Value.Rebuilt);
        Assert.Empty(await OpenAsync());
        (await Host.PostAsync("/billing-runs", "{}")).Expect(202);
        var runner = Host.Services.GetRequiredService<BillingRunner>();
        await runner.CarryAsync((await runner.NextAsync(default))!.Value, default);
        Assert.Equal("16.00", (await Host.GetAsync("/invoices")).Expect(200)["data.0.total"].GetString());
        await NoDriftAsync();
        await RunJobAsync("usage-verify", fails: false);
    }

    [Fact]
    public async Task A_drifting_deal_holds_up_none_that_is_billed_in_the_same_commit()
    {
        await SellAsync("automatic");
        await CustomerAsync("bolt");
        (await Host.PostAsync("/subscriptions", new { customer = "bolt", plan = "p", starts_on = "2026-01-01" })).Expect(201);
        await SendAsync(Event("2", "sum", "bolt", "2026-01-05T10:00:00Z", 5));
        await SpoilAsync("update usage_bucket set sum = '9' where customer_id = (select id from customer where external_id = 'acme')");
        (await Host.PostAsync("/test-clock/advance", new { to = "2026-02-01T12:00:00Z" })).Expect(200);
        Assert.Equal(["10.00"], (await Host.GetAsync("/invoices")).Expect(200)["data"].EnumerateArray().Select(i => i.GetProperty("total").GetString()));
        Assert.Equal(1, (await Host.GetAsync("/billing-runs")).Expect(200)["data.0.parked"].GetArrayLength());
        (await Host.PostAsync("/usage/rebuild", "{}")).Expect(200);
    }

    [Fact]
    public async Task A_draft_that_rests_on_drift_cannot_be_made_final()
    {
        await SellAsync("hold");
        (await Host.PostAsync("/test-clock/advance", new { to = "2026-02-01T12:00:00Z" })).Expect(200);
        var draft = (await Host.GetAsync("/invoices")).Expect(200)["data.0.id"].GetString();
        await SpoilAsync();
        Assert.Equal("usage_drift", (await Host.PostAsync($"/invoices/{draft}/finalize")).Expect(409).Code);
        (await Host.PostAsync("/usage/rebuild", "{}")).Expect(200);
        Assert.Equal("16.00", (await Host.PostAsync($"/invoices/{draft}/finalize")).Expect(200)["total"].GetString());
    }

    [Fact]
    public async Task A_level_that_was_set_before_the_period_is_held_against_its_event_too()
    {
        await SellAsync("hold", "weighted_sum", "2025-12-05T10:00:00Z");
        (await Host.PostAsync("/test-clock/advance", new { to = "2026-02-01T12:00:00Z" })).Expect(200);
        var draft = (await Host.GetAsync("/invoices")).Expect(200)["data.0.id"].GetString();
        foreach (var spoil in new[] { "update usage_bucket set last = '9'", "delete from usage_bucket" })
        {
            await SpoilAsync(spoil);
            Assert.Equal("usage_drift", (await Host.PostAsync($"/invoices/{draft}/finalize")).Expect(409).Code);
            (await Host.PostAsync("/usage/rebuild", "{}")).Expect(200);
        }
        await SpoilAsync("update usage_bucket set last = '9'");
        await RunJobAsync("usage-verify", fails: true);
        Assert.Equal("usage_drift", (await Host.PostAsync($"/invoices/{draft}/finalize")).Expect(409).Code);
        Assert.Equal(1, (await RunAsync(new RepairUsageDrift())).Value.Rebuilt);
        Assert.Equal("16.00", (await Host.PostAsync($"/invoices/{draft}/finalize")).Expect(200)["total"].GetString());
    }

    [Fact]
    public async Task Samples_find_drift_and_a_whole_check_settles_what_is_right_again()
    {
        await SellAsync("automatic");
        await SpoilAsync();
        var counted = 0L;
        using var listener = new MeterListener { InstrumentPublished = Listen };
        listener.SetMeasurementEventCallback<long>((_, found, _, _) => Interlocked.Add(ref counted, found));
        listener.Start();
        await RunJobAsync("usage-sample", fails: true);
        Assert.Single(await OpenAsync());
        await RunJobAsync("usage-sample", fails: true);
        Assert.Single(await OpenAsync());
        Assert.Equal(1, Interlocked.Read(ref counted));
        (await Host.PostAsync("/usage/rebuild", "{}")).Expect(200);
        await RunJobAsync("usage-verify", fails: false);
        Assert.Empty(await OpenAsync());
    }

    /// <summary>This host's counter alone: others run beside it.</summary>
    private void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Name == DriftCounts.Name && instrument.Meter.Scope == Host.Services.GetRequiredService<IMeterFactory>()) listener.EnableMeasurementEvents(instrument);
    }

    private static string DriftKindOf(string word) => Words.Parse<BillingConsole.Usage.DriftKind>(word).ToString();

    private async Task SellAsync(string review, string aggregation = "sum", string time = "2026-01-05T10:00:00Z")
    {
        await MeterAsync("sum", aggregation);
        await CustomerAsync("acme");
        (await Host.PatchAsync("/company", new { review })).Expect(200);
        (await Host.PostAsync("/plans", new
        {
            code = "p", name = "P", currency = "USD", interval = "month",
            prices = new[] { new { code = "sum", name = "Sum", kind = "usage", model = "per_unit", meter = "sum", unit_amount = "2" } },
        })).Expect(201);
        (await Host.PostAsync("/subscriptions", new { customer = "acme", plan = "p", starts_on = "2026-01-01" })).Expect(201);
        await SendAsync(Event("1", "sum", "acme", time, 8));
    }

    private async Task SpoilAsync(string sql = "update usage_bucket set sum = '9'")
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql));
    }

    private async Task<List<UsageDrift>> OpenAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<UsageDrift>().AsNoTracking().Where(d => d.SettledAt == null).ToListAsync();
    }

    private async Task<Result<T>> RunAsync<T>(IInput<T> input)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("test"));
        return await scope.ServiceProvider.GetRequiredService<Operations>().RunAsync(input);
    }

    private async Task RunJobAsync(string name, bool fails)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job(name));
        BillingJob job = name == "usage-verify" ? ActivatorUtilities.CreateInstance<UsageVerifyJob>(scope.ServiceProvider) : ActivatorUtilities.CreateInstance<UsageSampleJob>(scope.ServiceProvider);
        if (fails) await Assert.ThrowsAsync<InvalidOperationException>(() => job.RunAsync(default));
        else await job.RunAsync(default);
    }
}
