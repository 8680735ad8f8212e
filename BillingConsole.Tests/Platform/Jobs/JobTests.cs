using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using JobRunStatus = BillingConsole.Platform.Jobs.JobRunStatus;

namespace BillingConsole.Tests.Platform.Jobs;

public sealed class JobTests
{
    private readonly string directory = PlatformHost.NewDirectory();
    private readonly Script script = new();

    private PlatformHost Host(Action<IServiceCollection> jobs) => new(directory, ScriptedJobs.Of(script, jobs));

    [Fact]
    public async Task A_job_runs_on_its_schedule_and_its_history_says_when_and_what()
    {
        await using var host = Host(s => s.AddJob<EverySecondJob>());
        var runs = await Eventually.Async(() => Runs(host, "every-second"), r => r.Count(x => x.Status == JobRunStatus.Succeeded) >= 3, "three runs");
        Assert.Equal(runs.Count, runs.Select(r => r.DueAt).Distinct().Count());
        Assert.All(runs.Where(r => r.Status == JobRunStatus.Succeeded), r => Assert.Equal(("as told", 1), (r.Summary, r.Attempt)));
        var job = (await host.ReadAsync((JobQueries q) => q.JobsAsync())).Single(j => j.Name == "every-second");
        Assert.NotNull(job.NextRun);
        Assert.NotNull(job.LastRun);
    }

    [Fact]
    public async Task A_run_on_demand_names_who_asked_and_happens_once()
    {
        await using var host = Host(s => s.AddJob<RarelyJob>());
        var asked = (await host.RunAsync(new RunJob("rarely"))).Value;
        Assert.Equal(JobRunStatus.Queued, asked.Status);
        var run = await Eventually.Async(() => Run(host, asked.Id), r => r.Status == JobRunStatus.Succeeded, "the run on demand");
        Assert.Equal(("test", null), (run.RequestedBy, run.DueAt));
        Assert.Single(script.Ran);
        Assert.Equal(RefusalKind.NotFound, (await host.RunAsync(new RunJob("never"))).Refusals.Single().Kind);
    }

    [Fact]
    public async Task A_failing_job_is_tried_three_times_more()
    {
        script.Failures["rarely"] = 9;
        await using var host = Host(s => s.AddJob<RarelyJob>());
        var asked = (await host.RunAsync(new RunJob("rarely"))).Value;
        var run = await Eventually.Async(() => Run(host, asked.Id), r => r.Attempt == 4 && r.Status == JobRunStatus.Failed, "the fourth attempt");
        Assert.Equal("the bank is closed.", run.Error);
        Assert.Equal(4, script.Ran.Count);
    }

    [Fact]
    public async Task A_retry_that_succeeds_ends_the_matter()
    {
        script.Failures["rarely"] = 2;
        await using var host = Host(s => s.AddJob<RarelyJob>());
        var asked = (await host.RunAsync(new RunJob("rarely"))).Value;
        var run = await Eventually.Async(() => Run(host, asked.Id), r => r.Status == JobRunStatus.Succeeded, "the third attempt");
        Assert.Equal((3, null), (run.Attempt, run.Error));
    }

    [Fact]
    public async Task Whoever_starts_it_a_second_run_at_the_same_time_is_skipped()
    {
        script.Gate = new();
        await using var host = Host(s => s.AddJob<RarelyJob>());
        var runner = host.Services.GetRequiredService<JobRunner>();
        var first = runner.TryRunAsync(new("rarely", null), CancellationToken.None);
        await Eventually.Async(() => Task.FromResult(script.Ran.Count), n => n == 1, "the first run");
        Assert.False((await runner.TryRunAsync(new("rarely", null), CancellationToken.None)).Ran);
        script.Gate.SetResult();
        Assert.True((await first).Ran);
        Assert.Single(script.Ran);
    }

    [Fact]
    public async Task A_run_that_the_process_did_not_survive_is_told_from_one_that_failed()
    {
        await using var host = Host(s => s.AddJob<RarelyJob>());
        var dead = await host.DataAsync(db =>
        {
            var run = new JobRun { Id = host.Services.GetRequiredService<RealTime>().NewId<JobRun>(), Job = "rarely", Status = JobRunStatus.Running };
            db.Add(run);
            return Task.FromResult(run.Id);
        });
        await host.Services.GetRequiredService<JobRunner>().TryRunAsync(new("rarely", null), CancellationToken.None);
        Assert.Equal([JobRunStatus.Interrupted, JobRunStatus.Succeeded], (await Runs(host, "rarely")).OrderBy(r => r.Id).Select(r => r.Status));
        Assert.Equal(JobRunStatus.Interrupted, (await Run(host, dead)).Status);
    }

    [Fact]
    public async Task A_run_that_a_stopping_console_interrupts_is_resumed_by_the_next_start()
    {
        script.Gate = new();
        Id<JobRun> asked;
        await using (var first = Host(s => s.AddJob<RarelyJob>()))
        {
            asked = (await first.RunAsync(new RunJob("rarely"))).Value.Id;
            await Eventually.Async(() => Task.FromResult(script.Ran.Count), n => n == 1, "the run is under way");
        }
        script.Gate.SetResult();
        await using var second = Host(s => s.AddJob<RarelyJob>());
        var run = await Eventually.Async(() => Run(second, asked), r => r.Status == JobRunStatus.Succeeded, "the run goes on");
        Assert.Equal(2, run.Attempt);
    }

    [Fact]
    public async Task The_stored_schedule_follows_the_registered_jobs()
    {
        await using (var first = Host(s => s.AddJob<EverySecondJob>().AddJob<RarelyJob>()).Started())
            await Eventually.Async(() => Task.FromResult(script.Ran.Count), n => n > 0, "the schedule is stored");
        await using var second = Host(s => s.AddJob<RarelyJob>());
        var scheduler = await second.Services.GetRequiredKeyedService<ISchedulerFactory>("console").GetScheduler();
        await Eventually.Async(() => scheduler.GetJobDetail(new JobKey("every-second", "console")).AsTask(), j => j is null, "the forgotten job is gone");
        Assert.NotNull(await scheduler.GetTrigger(new TriggerKey("rarely", "console")));
    }

    [Fact]
    public async Task A_node_without_jobs_runs_none()
    {
        await using var host = new PlatformHost(directory, s => s.AddSingleton(script).AddJob<EverySecondJob>(), ("Jobs:Enabled", "false"));
        var asked = (await host.RunAsync(new RunJob("every-second"))).Value;
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Empty(script.Ran);
        Assert.Equal(JobRunStatus.Queued, (await Run(host, asked.Id)).Status);
        Assert.False(File.Exists(Path.Combine(directory, "jobs.db")));
    }

    private static Task<List<JobRun>> Runs(PlatformHost host, string job) => host.DataAsync(db => db.Set<JobRun>().AsNoTracking().Where(r => r.Job == job).ToListAsync());

    private static Task<JobRun> Run(PlatformHost host, Id<JobRun> id) => host.DataAsync(db => db.Set<JobRun>().AsNoTracking().SingleAsync(r => r.Id == id));
}
