using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Platform.Housekeeping;

public static class HousekeepingSetup
{
    public static IServiceCollection AddHousekeeping(this IServiceCollection services) => services.AddJob<HousekeepingJob>().AddJob<OutboxWatchJob>();
}

/// <summary>Removes what nobody will ask for again: these follow real time, whatever the test clock says.</summary>
public sealed class HousekeepingJob(Operations.Operations operations) : BillingJob
{
    public override string Name => "housekeeping";

    public override string Description => "Removes stored answers after 8 days, delivered messages after 30 and the history of jobs after 90.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "0 17 * * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var removed = (await operations.RunAsync(new RemoveExpired(), cancel: cancel)).Value;
        return new(removed.Total, $"{removed.Answers} stored answers, {removed.Messages} messages and {removed.Runs} job runs removed.");
    }
}

public sealed record Removed(int Answers, int Messages, int Runs)
{
    public int Total => Answers + Messages + Runs;
}

[Needs(Permission.Administer)]
public sealed record RemoveExpired : IInput<Removed>;

public sealed class RemoveExpiredOperation(BillingDb db, RealTime time) : IOperation<RemoveExpired, Removed>
{
    private static readonly Duration Answers = Duration.FromDays(8);
    private static readonly Duration Messages = Duration.FromDays(30);
    private static readonly Duration Runs = Duration.FromDays(90);
    private static readonly Duration IdleRuns = Duration.FromDays(2);

    public async Task<Result<Removed>> RunAsync(RemoveExpired input, CancellationToken cancel)
    {
        var (answers, messages, runs, idle) = (time.Now - Answers, time.Now - Messages, time.Now - Runs, time.Now - IdleRuns);
        return new Removed(
            await db.Set<IdempotencyRecord>().Where(r => r.StoredAt < answers).ExecuteDeleteAsync(cancel),
            await db.Set<OutboxMessage>().Where(m => m.DeliveredAt < messages).ExecuteDeleteAsync(cancel),
            await db.Set<JobRun>().Where(r => r.FinishedAt < runs || (r.FinishedAt < idle && r.Status == JobRunStatus.Succeeded && r.Done == 0)).ExecuteDeleteAsync(cancel));
    }
}
