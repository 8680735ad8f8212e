using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Outbox;
using BillingConsole.Tests.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using JobRunStatus = BillingConsole.Platform.Jobs.JobRunStatus;

namespace BillingConsole.Tests.Platform.Jobs;

/// <summary>Two consoles on one PostgreSQL database.</summary>
public sealed class TwoNodesTests
{
    private readonly Script script = new();
    private readonly Partner partner = new();

    private (PlatformHost First, PlatformHost Second) Hosts(Action<IServiceCollection> add, bool jobs = true)
    {
        (string, string)[] settings = [("Clock:Mode", "Test"), ("Clock:Start", "2026-01-01"), ("Jobs:Enabled", jobs ? "true" : "false")];
        var first = new PlatformHost(null, ScriptedJobs.Of(script, add), settings);
        first.MovedToPostgres();
        var second = new PlatformHost(null, ScriptedJobs.Of(script, add), [.. settings, ("Database:Provider", "postgresql"), ("ConnectionStrings:Billing", first.Settings["ConnectionStrings:Billing"]!)]);
        return (first.Started(), second.Started());
    }

    [Fact]
    public async Task A_scheduled_job_runs_once_however_many_nodes_there_are()
    {
        var (first, second) = Hosts(s => s.AddJob<EverySecondJob>());
        await using var _ = first;
        await using var __ = second;
        var runs = await Eventually.Async(
            () => first.DataAsync(db => db.Set<JobRun>().AsNoTracking().Where(r => r.Job == "every-second" && r.Status == JobRunStatus.Succeeded).ToListAsync()), r => r.Count >= 6, "six runs");
        Assert.Equal(runs.Count, runs.Select(r => r.DueAt).Distinct().Count());
    }

    [Fact]
    public async Task Two_nodes_that_start_the_same_job_by_hand_do_it_once_and_the_other_skips()
    {
        script.Gate = new();
        var (first, second) = Hosts(s => s.AddJob<RarelyJob>());
        await using var _ = first;
        await using var __ = second;
        var run = first.Services.GetRequiredService<JobRunner>().TryRunAsync(new("rarely", null), CancellationToken.None);
        await Eventually.Async(() => Task.FromResult(script.Ran.Count), n => n == 1, "the first node's run");
        var other = second.Services.GetRequiredService<JobRunner>();
        Assert.False((await other.TryRunAsync(new("rarely", null), CancellationToken.None)).Ran);
        script.Gate.SetResult();
        Assert.True((await run).Ran);
        Assert.True((await other.TryRunAsync(new("rarely", null), CancellationToken.None)).Ran);
    }

    [Fact]
    public async Task Two_nodes_deliver_each_message_once()
    {
        var (first, second) = Hosts(Couriers, jobs: false);
        await using var _ = first;
        await using var __ = second;
        var words = Enumerable.Range(1, 60).Select(n => $"m{n}").ToArray();
        await first.RunAsync(new SendToPartner(words));
        PlatformHost[] nodes = [first, second, first, second];
        var delivered = await Task.WhenAll(nodes.Select(n => n.Services.GetRequiredService<OutboxDelivery>().DrainAsync("partner", CancellationToken.None)));
        Assert.Equal(60, delivered.Sum());
        Assert.Equal(words.Order(StringComparer.Ordinal), partner.Received.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_test_clock_advanced_on_one_node_is_followed_by_the_other()
    {
        script.Due["daily"] = [Script.At(2026, 1, 5)];
        var (first, second) = Hosts(s => s.AddJob<DailyJob>());
        await using var _ = first;
        await using var __ = second;
        var to = Script.At(2026, 2, 1);
        Assert.Equal(to, (await first.RunAsync(new AdvanceTestClock(to))).Value.Now);
        Assert.Equal(["daily 2026-01-05T02:00:00Z"], script.Lines);
        await Eventually.Async(() => second.ReadAsync((TestClockQueries q) => Task.FromResult(q.Find())), c => c!.Now == to, "the second node's clock");
    }

    private void Couriers(IServiceCollection services)
    {
        services.AddSingleton(new JobSettings(false, TimeSpan.FromSeconds(1))).AddSingleton(partner).AddCourier<PartnerCourier>();
        SendToPartner.Add(services);
    }
}
