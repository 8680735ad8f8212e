using System.Diagnostics.Metrics;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Platform.Jobs;

/// <summary>A request to run a job: by the schedule, by a person (<paramref name="Run"/> is then queued) or by the test clock.</summary>
public sealed record JobCall(string Job, Instant? DueAt, Id<JobRun>? Run = null, int Attempt = 1);

/// <summary>How a run ended; <see cref="Ran"/> is false when another run of the job was under way.</summary>
public sealed record JobOutcome(bool Ran, JobReport? Report, Exception? Failure)
{
    public static JobOutcome Skipped { get; } = new(false, null, null);
}

/// <summary>Runs a job in a scope of its own, acting in the job's name, and keeps the history.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, JobCatalogue catalogue, JobTurns turns, ILogger<JobRunner> log, IMeterFactory meters)
{
    private readonly Counter<long> runs = meters.Create("BillingConsole").CreateCounter<long>("billing_job_runs", description: "Runs of jobs by outcome.");

    /// <summary>Runs it unless another run is under way: then at once nothing.</summary>
    public async Task<JobOutcome> TryRunAsync(JobCall call, CancellationToken cancel)
    {
        await using var turn = await turns.TryEnterAsync(call.Job, cancel);
        if (turn is null) Count(call.Job, "skipped");
        return turn is null ? JobOutcome.Skipped : await RunAsync(call, cancel);
    }

    /// <summary>Waits for a run under way, then runs it.</summary>
    public async Task<JobOutcome> WaitAndRunAsync(JobCall call, CancellationToken cancel)
    {
        await using var turn = await turns.EnterAsync(call.Job, cancel);
        return await RunAsync(call, cancel);
    }

    private async Task<JobOutcome> RunAsync(JobCall call, CancellationToken cancel)
    {
        var entry = catalogue.Find(call.Job) ?? throw new InvalidOperationException($"There is no job '{call.Job}'.");
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job(entry.Name));
        var operations = scope.ServiceProvider.GetRequiredService<Operations.Operations>();
        if ((await operations.RunAsync(new BeginJobRun(call), cancel: cancel)).Value is not { } run) return JobOutcome.Skipped;
        var outcome = await TryAsync(scope.ServiceProvider, entry, cancel);
        var status = outcome.Failure is null ? JobRunStatus.Succeeded : cancel.IsCancellationRequested ? JobRunStatus.Interrupted : JobRunStatus.Failed;
        _ = (await operations.RunAsync(new FinishJobRun(run, status, outcome.Report, outcome.Failure?.Message), cancel: CancellationToken.None)).Value;
        Count(entry.Name, Words.Of(status));
        return outcome;
    }

    private async Task<JobOutcome> TryAsync(IServiceProvider services, JobEntry entry, CancellationToken cancel)
    {
        try
        {
            var job = (BillingJob)services.GetRequiredService(entry.Type);
            return new(true, await job.RunAsync(cancel), null);
        }
        catch (Exception failure)
        {
            if (!cancel.IsCancellationRequested) log.LogError(failure, "The job {Job} failed", entry.Name);
            return new(true, null, failure);
        }
    }

    private void Count(string job, string outcome) => runs.Add(1, new KeyValuePair<string, object?>("job", job), new KeyValuePair<string, object?>("outcome", outcome));
}
