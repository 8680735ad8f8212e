using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Tests.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Quartz;
using static BillingConsole.Tests.Platform.Jobs.Script;

namespace BillingConsole.Tests.Platform.Clock;

public sealed class TestClockTests
{
    private readonly string directory = PlatformHost.NewDirectory();
    private readonly Script script = new();

    private PlatformHost Host(Action<IServiceCollection> jobs, string start = "2026-01-01T00:00:00Z") =>
        new(directory, ScriptedJobs.Of(script, jobs), ("Clock:Mode", "Test"), ("Clock:Start", start));

    [Fact]
    public async Task Jobs_run_in_the_order_of_their_instants_with_the_clock_standing_at_each()
    {
        script.Due["daily"] = [At(2026, 1, 2), At(2026, 1, 3, 12)];
        script.Due["hourly"] = [At(2026, 1, 1, 5, 30), At(2026, 1, 2, 2)];
        await using var host = Host(s => s.AddJob<DailyJob>().AddJob<HourlyJob>());
        var view = (await host.RunAsync(new AdvanceTestClock(At(2026, 1, 31)))).Value;
        Assert.Equal(At(2026, 1, 31), view.Now);
        Assert.Equal(["hourly 2026-01-01T06:00:00Z", "daily 2026-01-02T02:00:00Z", "hourly 2026-01-02T02:00:00Z", "daily 2026-01-04T02:00:00Z"], script.Lines);
    }

    [Fact]
    public async Task What_one_job_makes_due_for_another_runs_on_the_same_walk()
    {
        script.Due["daily"] = [At(2026, 1, 2)];
        await using var host = Host(s => s.AddJob<HourlyJob>().AddJob<DailyJob>().AddSingleton<Script>(script).AddScoped<BillingJob, PassOnJob>().AddScoped<PassOnJob>());
        script.Due["pass-on"] = [At(2026, 1, 5)];
        await host.RunAsync(new AdvanceTestClock(At(2026, 2, 1)));
        Assert.Equal(["daily 2026-01-02T02:00:00Z", "hourly 2026-01-09T00:00:00Z"], script.Lines);
    }

    [Fact]
    public async Task A_job_with_nothing_due_is_skipped()
    {
        await using var host = Host(s => s.AddJob<DailyJob>().AddJob<HourlyJob>());
        await host.RunAsync(new AdvanceTestClock(At(2036, 1, 1)));
        Assert.Empty(script.Ran);
    }

    [Fact]
    public async Task Ten_years_cost_only_what_was_due_in_them()
    {
        script.Due["hourly"] = [.. Enumerable.Range(1, 120).Select(m => At(2026, 1, 1).InUtc().Date.PlusMonths(m).AtMidnight().InUtc().ToInstant())];
        await using var host = Host(s => s.AddJob<HourlyJob>());
        await host.RunAsync(new AdvanceTestClock(At(2036, 1, 1)));
        Assert.Equal(120, script.Ran.Count);
    }

    [Fact]
    public async Task A_job_that_cannot_do_what_is_due_runs_at_its_instants_and_does_not_hold_up_time()
    {
        script.Due["stuck"] = [At(2026, 1, 1)];
        await using var host = Host(s => s.AddJob<StuckJob>());
        await host.RunAsync(new AdvanceTestClock(At(2026, 1, 1, 5, 30)));
        Assert.Equal(Enumerable.Range(0, 6).Select(h => $"stuck 2026-01-01T0{h}:00:00Z"), script.Lines);
    }

    [Fact]
    public async Task It_stands_still_and_survives_a_restart()
    {
        await using (var first = Host(_ => { }))
        {
            Assert.Equal(At(2026, 1, 1), (await Read(first))!.Now);
            await first.RunAsync(new AdvanceTestClock(At(2026, 3, 1)));
            Assert.Equal(At(2026, 3, 1).ToDateTimeOffset(), first.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        }
        await using var second = Host(_ => { }, start: "2020-01-01");
        Assert.Equal(At(2026, 3, 1), (await Read(second))!.Now);
        Assert.Equal("Test clock: 2026-03-01 00:00 UTC", second.Services.GetRequiredService<ClockNotice>().Text);
    }

    [Fact]
    public async Task It_moves_forward_only()
    {
        await using var host = Host(_ => { });
        var refusal = Assert.Single((await host.RunAsync(new AdvanceTestClock(At(2025, 12, 31)))).Refusals);
        Assert.Equal((RefusalKind.Invalid, "to"), (refusal.Kind, refusal.Field));
        Assert.Equal(RefusalKind.Invalid, (await host.RunAsync(new AdvanceTestClock(null))).Refusals.Single().Kind);
        Assert.Equal(RefusalKind.Invalid, (await host.RunAsync(new AdvanceTestClock(At(2126, 1, 1)))).Refusals.Single().Kind);
        Assert.True((await host.RunAsync(new AdvanceTestClock(At(2026, 1, 1)))).Ok);
    }

    [Fact]
    public async Task A_job_that_keeps_failing_stops_the_clock_at_its_instant_until_it_is_repaired()
    {
        (script.Due["hourly"], script.Failures["hourly"]) = ([At(2026, 1, 10)], 4);
        await using var host = Host(s => s.AddJob<HourlyJob>());
        var refusal = Assert.Single((await host.RunAsync(new AdvanceTestClock(At(2026, 2, 1)))).Refusals);
        Assert.Equal((RefusalKind.Conflict, "job_failed"), (refusal.Kind, refusal.Code));
        Assert.Contains("the bank is closed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(At(2026, 1, 10), (await Read(host))!.Now);
        Assert.True((await host.RunAsync(new AdvanceTestClock(At(2026, 2, 1)))).Ok);
        Assert.Equal(Enumerable.Repeat("hourly 2026-01-10T00:00:00Z", 5), script.Lines);
        var runs = await host.DataAsync(db => db.Set<JobRun>().OrderBy(r => r.Id).ToListAsync());
        Assert.Equal([1, 2, 3, 4, 1], runs.Where(r => r.Job == "hourly").Select(r => r.Attempt));
    }

    [Fact]
    public async Task One_advance_at_a_time()
    {
        (script.Due["hourly"], script.Gate) = ([At(2026, 1, 10)], new());
        await using var host = Host(s => s.AddJob<HourlyJob>());
        var first = host.RunAsync(new AdvanceTestClock(At(2026, 2, 1)));
        await Eventually.Async(() => Task.FromResult(script.Ran.Count), n => n == 1, "the job runs");
        Assert.Equal("advance_in_progress", (await host.RunAsync(new AdvanceTestClock(At(2026, 3, 1)))).Refusals.Single().Code);
        script.Gate.SetResult();
        Assert.True((await first).Ok);
    }

    [Fact]
    public async Task The_scheduler_leaves_business_jobs_to_the_walk()
    {
        await using var host = Host(s => s.AddJob<HourlyJob>().AddJob<EverySecondJob>()).Started();
        await Eventually.Async(() => Task.FromResult(script.Ran.Count), n => n > 0, "the real-time job runs");
        var scheduler = await host.Services.GetRequiredKeyedService<ISchedulerFactory>("console").GetScheduler();
        Assert.Null(await scheduler.GetTrigger(new TriggerKey("hourly", "console")));
        Assert.NotNull(await scheduler.GetTrigger(new TriggerKey("every-second", "console")));
        Assert.All(script.Ran, r => Assert.Equal("every-second", r.Job));
    }

    [Fact]
    public async Task With_the_real_clock_there_is_none()
    {
        await using var host = new PlatformHost(directory);
        Assert.Equal(RefusalKind.NotFound, (await host.RunAsync(new AdvanceTestClock(At(2026, 1, 1)))).Refusals.Single().Kind);
        Assert.Null(await Read(host));
        Assert.Null(host.Services.GetRequiredService<ClockNotice>().Text);
    }

    private static Task<TestClockView?> Read(PlatformHost host) => host.ReadAsync((TestClockQueries q) => Task.FromResult(q.Find()));
}

/// <summary>Makes work for the hourly job four days later.</summary>
internal sealed class PassOnJob(Script script, TimeProvider clock) : BillingJob
{
    public override string Name => "pass-on";
    public override string Description => "Makes work for another.";
    public override JobClock Clock => JobClock.Business;
    public override string Cron => "0 0 0 * * ?";

    public override Task<Instant?> NextDueAsync(CancellationToken cancel) => Task.FromResult(script.Due[Name].Cast<Instant?>().FirstOrDefault());

    public override Task<JobReport> RunAsync(CancellationToken cancel)
    {
        script.Due[Name].Clear();
        script.Due["hourly"] = [Instant.FromDateTimeOffset(clock.GetUtcNow()) + Duration.FromDays(4)];
        return Task.FromResult(new JobReport(1, "passed on"));
    }
}
