using NodaTime;

namespace BillingConsole.Platform.Jobs;

/// <summary>Which clock a job follows: the company's (movable in test mode) or the machine's.</summary>
public enum JobClock { Business, Real }

/// <summary>What one run of a job did, in a sentence that the history keeps.</summary>
public sealed record JobReport(int Done, string Summary);

/// <summary>
/// A job knows nothing of the scheduler. It finds what is due and calls operations that are safe to repeat.
/// </summary>
public abstract class BillingJob
{
    public abstract string Name { get; }

    public abstract string Description { get; }

    public abstract JobClock Clock { get; }

    /// <summary>When it runs: a cron expression with seconds, in UTC.</summary>
    public abstract string Cron { get; }

    /// <summary>Whether one run makes up for those that were missed while no node was up.</summary>
    public virtual bool CatchesUp => Clock == JobClock.Business;

    /// <summary>
    /// The next instant at which there is work, null for none; the test clock skips to it. Leave out what a run
    /// cannot move (a parked subscription): while the answer stands in the past, the job runs at every one of its instants.
    /// </summary>
    public virtual Task<Instant?> NextDueAsync(CancellationToken cancel) => Task.FromResult<Instant?>(null);

    public abstract Task<JobReport> RunAsync(CancellationToken cancel);
}
