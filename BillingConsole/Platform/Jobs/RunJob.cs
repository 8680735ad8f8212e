using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;

namespace BillingConsole.Platform.Jobs;

/// <summary>Asks for a run now; a node that runs jobs picks it up within seconds.</summary>
[Needs(Permission.Administer)]
public sealed record RunJob(string Job) : IInput<JobRunView>;

public sealed class RunJobOperation(BillingDb db, OperationContext context, JobCatalogue catalogue, Outbox.Outbox outbox, RealTime time) : IOperation<RunJob, JobRunView>
{
    public Task<Result<JobRunView>> RunAsync(RunJob input, CancellationToken cancel)
    {
        if (catalogue.Find(input.Job) is null) return Task.FromResult<Result<JobRunView>>(Refusal.NotFound("job", input.Job));
        var run = new JobRun { Id = time.NewId<JobRun>(), Job = input.Job, Status = JobRunStatus.Queued, RequestedBy = context.Actor.Name };
        db.Add(run);
        outbox.Send(RunJobCourier.KindOfMessage, new RunJobMessage(run.Job, run.Id));
        return Task.FromResult<Result<JobRunView>>(JobRunView.Of(run));
    }
}

public sealed record RunJobMessage(string Job, Id<JobRun> Run);
