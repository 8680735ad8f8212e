using System.Text.Json.Serialization;
using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Platform.Jobs;

public sealed record JobRunView(
    Id<JobRun> Id, string Job, JobRunStatus Status, Instant? DueAt, string? RequestedBy, int Attempt, Instant? StartedAt, Instant? FinishedAt,
    int Done, string? Summary, string? Error)
{
    [JsonIgnore]
    public bool IsUnderWay => Status is JobRunStatus.Queued or JobRunStatus.Running;

    public static JobRunView Of(JobRun r) => new(r.Id, r.Job, r.Status, r.DueAt, r.RequestedBy, r.Attempt, r.StartedAt, r.FinishedAt, r.Done, r.Summary, r.Error);
}

/// <param name="NextRun">Null when nothing will be due (test clock) or no node may run it.</param>
public sealed record JobView(string Name, string Description, string Schedule, JobClock Clock, Instant? NextRun, JobRunView? LastRun);

[Needs(Permission.Read)]
public sealed class JobQueries(BillingDb db, JobCatalogue catalogue, JobFirings firings, ClockSettings clock, RealTime time)
{
    public async Task<IReadOnlyList<JobView>> JobsAsync(CancellationToken cancel = default)
    {
        var views = new List<JobView>();
        foreach (var job in catalogue.Jobs)
        {
            var last = await db.Set<JobRun>().AsNoTracking().Where(r => r.Job == job.Name).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
            views.Add(new(job.Name, job.Description, job.Cron, job.Clock, await NextAsync(job, cancel), last is null ? null : JobRunView.Of(last)));
        }
        return views;
    }

    public async Task<PageOf<JobRunView>?> RunsAsync(string name, Listing listing, CancellationToken cancel = default) =>
        catalogue.Find(name) is null ? null
            : (await db.Set<JobRun>().AsNoTracking().Where(r => r.Job == name).PageAsync(listing, cancel)).Select(JobRunView.Of);

    /// <summary>Runs that somebody asked for and whose console stopped or died meanwhile.</summary>
    public Task<List<RunJobMessage>> BrokenOffAsync(CancellationToken cancel) => db.Set<JobRun>().AsNoTracking()
        .Where(r => r.RequestedBy != null && (r.Status == JobRunStatus.Running || r.Status == JobRunStatus.Interrupted))
        .Select(r => new RunJobMessage(r.Job, r.Id)).ToListAsync(cancel);

    private async Task<Instant?> NextAsync(JobEntry job, CancellationToken cancel) =>
        clock.Mode == ClockMode.Test && job.Clock == JobClock.Business
            ? await firings.NextAsync(job, after: null, cancel)
            : CronTimes.FirstAfter(job.Cron, time.Now);
}
