using BillingConsole.Platform.Data;
using NodaTime;
using Quartz;

namespace BillingConsole.Platform.Jobs;

/// <summary>The only place where the scheduler meets a job: by its name. A console that stops interrupts it; a retry, or the next start, resumes it.</summary>
[DisallowConcurrentExecution]
internal sealed class QuartzJob(JobRunner runner, IHostApplicationLifetime life) : IJob
{
    public const string RunKey = "run";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (life.ApplicationStopping.IsCancellationRequested) throw new JobExecutionException("The console stops.");
        var asked = context.MergedJobDataMap.TryGetValue(RunKey, out var text) && Id<JobRun>.TryParse(text as string, out var id) ? id : (Id<JobRun>?)null;
        var due = asked is null && context.ScheduledFireTimeUtc is { } scheduled ? Instant.FromDateTimeOffset(scheduled) : (Instant?)null;
        var call = new JobCall(context.JobDetail.Key.Name, due, asked, context.RetryAttempt + 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        var outcome = asked is null ? await runner.TryRunAsync(call, stop.Token) : await runner.WaitAndRunAsync(call, stop.Token);
        if (outcome.Failure is { } failure) throw new JobExecutionException(failure.Message, failure);
    }
}
