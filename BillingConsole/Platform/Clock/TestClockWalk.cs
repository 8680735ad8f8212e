using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Platform.Clock;

/// <summary>
/// Walks the test clock from firing to firing: at each the clock stands still while the job runs. A job is asked
/// after every step when it is next due, because another job may have made it work.
/// </summary>
public sealed class TestClockWalk(JobCatalogue catalogue, JobFirings firings, JobRunner runner, ConsoleClock clock, Operations.Operations operations)
{
    private const int Attempts = 4;
    private readonly Dictionary<string, Instant> ran = [];

    private sealed record Firing(JobEntry Job, Instant At);

    /// <summary>Null when it arrived; a refusal when a job kept failing: the clock then stands at that job's instant.</summary>
    public async Task<Refusal?> ToAsync(Instant to, CancellationToken cancel)
    {
        while (await NextAsync(to, cancel) is { } firing)
        {
            await MoveAsync(firing.At, cancel);
            if (await RunAsync(firing, cancel) is { } failed) return failed;
            ran[firing.Job.Name] = firing.At;
        }
        await MoveAsync(to, cancel);
        return null;
    }

    private async Task<Firing?> NextAsync(Instant to, CancellationToken cancel)
    {
        Firing? first = null;
        foreach (var job in catalogue.Jobs.Where(j => j.Clock == JobClock.Business))
        {
            var at = await firings.NextAsync(job, ran.TryGetValue(job.Name, out var last) ? last : null, cancel);
            if (at <= to && (first is null || at < first.At)) first = new(job, at.Value);
        }
        return first;
    }

    private async Task MoveAsync(Instant to, CancellationToken cancel)
    {
        if (to == clock.Now) return;
        _ = (await operations.RunAsync(new MoveTestClock(to), cancel: cancel)).Value;
        clock.Now = to;
    }

    private async Task<Refusal?> RunAsync(Firing firing, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await runner.WaitAndRunAsync(new(firing.Job.Name, firing.At, Attempt: attempt), cancel);
            cancel.ThrowIfCancellationRequested();
            if (outcome.Failure is not { } failure) return null;
            if (attempt == Attempts)
                return Refusal.Conflict("job_failed", $"The job {firing.Job.Name} failed {Attempts} times at {firing.At}: {failure.Message} The clock stands at that instant; repair the cause and advance again.", "to");
        }
    }
}
