using NodaTime;

namespace BillingConsole.Platform.Jobs;

/// <summary>What the console knows of one job without running it.</summary>
public sealed record JobEntry(Type Type, string Name, string Description, JobClock Clock, string Cron, bool CatchesUp);

/// <summary>Every registered job, in the order of registration: that is also the order at one instant.</summary>
public sealed class JobCatalogue(IServiceScopeFactory scopes)
{
    private readonly Lazy<IReadOnlyList<JobEntry>> jobs = new(() => Read(scopes));

    public IReadOnlyList<JobEntry> Jobs => jobs.Value;

    public JobEntry? Find(string name) => Jobs.FirstOrDefault(j => j.Name == name);

    private static List<JobEntry> Read(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        var jobs = scope.ServiceProvider.GetServices<BillingJob>()
            .Select(j => new JobEntry(j.GetType(), j.Name, j.Description, j.Clock, j.Cron, j.CatchesUp)).ToList();
        foreach (var job in jobs)
            if (CronTimes.FirstAfter(job.Cron, NodaConstants.UnixEpoch) is null)
                throw new InvalidOperationException($"The job {job.Name} never runs: '{job.Cron}'.");
        return jobs.DistinctBy(j => j.Name).Count() == jobs.Count ? jobs : throw new InvalidOperationException("Two jobs have one name.");
    }
}
