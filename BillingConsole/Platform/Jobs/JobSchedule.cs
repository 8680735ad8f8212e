using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using Quartz;

namespace BillingConsole.Platform.Jobs;

/// <summary>
/// Brings the stored schedule in line with the registered jobs and starts the scheduler, after the console is up.
/// With a test clock the business jobs have no trigger: advancing it walks their instants.
/// </summary>
public sealed class JobSchedule(
    [FromKeyedServices(JobStore.Scheduler)] ISchedulerFactory factory, JobCatalogue catalogue, JobSettings settings, ClockSettings clock, DataSettings data, IHostApplicationLifetime life,
    IServiceScopeFactory scopes, ILogger<JobSchedule> log) : BackgroundService
{
    private const string Group = "console";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private RetryPolicy Retry { get; } = RetryPolicy.Exponential(3, settings.FirstRetry, 6);

    private readonly TaskCompletionSource aligned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IScheduler? running;

    public async Task RunNowAsync(string job, Id<JobRun> run, CancellationToken cancel)
    {
        await aligned.Task.WaitAsync(cancel);
        var scheduler = await factory.GetScheduler(cancel);
        await scheduler.ScheduleTrigger(TriggerBuilder.Create(TimeProvider.System)
            .WithIdentity(run.ToString(), Group).ForJob(new JobKey(job, Group)).StartNow()
            .UsingJobData(QuartzJob.RunKey, run.ToString()).WithRetryPolicy(Retry).Build(), TriggerConflict.Keep, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Enabled) return;
        await life.StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await JobStore.PrepareAsync(data, stoppingToken);
                var scheduler = await factory.GetScheduler(stoppingToken);
                await AlignAsync(scheduler, stoppingToken);
                await scheduler.Start(stoppingToken);
                running = scheduler;
                aligned.TrySetResult();
                await ResumeAsync(stoppingToken);
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The scheduler did not start; the next try follows in {Seconds} s", Pause.TotalSeconds);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Interlocked.Exchange(ref running, null) is { } scheduler) await scheduler.Shutdown(true, cancellationToken);
    }

    /// <summary>Takes up what somebody asked for and a console left half done; a run that is done by then is not run again.</summary>
    private async Task ResumeAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("scheduler"));
        var broken = await scope.ServiceProvider.GetRequiredService<Operations.Operations>().ReadAsync((JobQueries q) => q.BrokenOffAsync(cancel), cancel);
        foreach (var run in broken.Value.Where(r => catalogue.Find(r.Job) is not null)) await RunNowAsync(run.Job, run.Run, cancel);
    }

    private async Task AlignAsync(IScheduler scheduler, CancellationToken cancel)
    {
        var stored = await scheduler.QueryJobs(new JobQuery(), cancel);
        foreach (var gone in stored.Items.Where(j => j.Key.Group == Group && catalogue.Find(j.Key.Name) is null))
            await scheduler.DeleteJob(gone.Key, cancel);
        foreach (var job in catalogue.Jobs) await AlignAsync(scheduler, job, cancel);
    }

    private async Task AlignAsync(IScheduler scheduler, JobEntry job, CancellationToken cancel)
    {
        await scheduler.AddJob(JobBuilder.Create<QuartzJob>().WithIdentity(job.Name, Group).WithDescription(job.Description)
            .StoreDurably().RequestRecovery().Build(), AddJobOptions.Replacing, cancel);
        var key = new TriggerKey(job.Name, Group);
        if (clock.Mode == ClockMode.Test && job.Clock == JobClock.Business)
        {
            await scheduler.UnscheduleJob(key, cancel);
            return;
        }
        if (await scheduler.GetTrigger(key, cancel) is ICronTrigger known && known.CronExpressionString == job.Cron) return;
        var missed = job.CatchesUp ? CronTriggerMisfireInstruction.FireAndProceed : CronTriggerMisfireInstruction.DoNothing;
        await scheduler.ScheduleTrigger(TriggerBuilder.Create(TimeProvider.System).WithIdentity(key).ForJob(new JobKey(job.Name, Group))
            .WithCronSchedule(job.Cron, c => c.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(missed)).WithRetryPolicy(Retry).Build(), TriggerConflict.Replace, cancel);
    }
}
