using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Jobs;

/// <summary>Answers the id of the run that begins, or null when that run is done already.</summary>
[Needs(Permission.Administer)]
public sealed record BeginJobRun(JobCall Call) : IInput<Id<JobRun>?>;

public sealed class BeginJobRunOperation(BillingDb db, RealTime time) : IOperation<BeginJobRun, Id<JobRun>?>
{
    public async Task<Result<Id<JobRun>?>> RunAsync(BeginJobRun input, CancellationToken cancel)
    {
        var call = input.Call;
        await db.Set<JobRun>().Where(r => r.Job == call.Job && r.Status == JobRunStatus.Running)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, JobRunStatus.Interrupted).SetProperty(r => r.FinishedAt, time.Now), cancel);
        var run = call.Run is { } id ? await db.Set<JobRun>().SingleOrDefaultAsync(r => r.Id == id, cancel) : null;
        if (run is { Status: JobRunStatus.Succeeded }) return (Id<JobRun>?)null;
        if (run is null) db.Add(run = new JobRun { Id = call.Run ?? time.NewId<JobRun>(), Job = call.Job, Status = JobRunStatus.Running, DueAt = call.DueAt });
        run.Attempt = run.StartedAt is null ? call.Attempt : run.Attempt + 1;
        (run.Status, run.StartedAt, run.FinishedAt, run.Error) = (JobRunStatus.Running, time.Now, null, null);
        return (Id<JobRun>?)run.Id;
    }
}

[Needs(Permission.Administer)]
public sealed record FinishJobRun(Id<JobRun> Run, JobRunStatus Status, JobReport? Report, string? Error) : IInput<Done>;

public sealed class FinishJobRunOperation(BillingDb db, RealTime time) : IOperation<FinishJobRun, Done>
{
    private const int LongestError = 2000;

    public async Task<Result<Done>> RunAsync(FinishJobRun input, CancellationToken cancel)
    {
        var run = await db.Set<JobRun>().SingleAsync(r => r.Id == input.Run, cancel);
        (run.Status, run.FinishedAt) = (input.Status, time.Now);
        (run.Done, run.Summary) = (input.Report?.Done ?? 0, input.Report?.Summary);
        run.Error = input.Error is { Length: > LongestError } text ? text[..LongestError] : input.Error;
        return default(Done);
    }
}
