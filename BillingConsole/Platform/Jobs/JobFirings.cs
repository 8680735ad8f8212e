using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Platform.Jobs;

/// <summary>When a business job will next have something to do, on the business clock.</summary>
public sealed class JobFirings(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The first instant of the schedule at or after what is due, and after <paramref name="after"/>; null when nothing is due.</summary>
    public async Task<Instant?> NextAsync(JobEntry job, Instant? after, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job(job.Name));
        if (await ((BillingJob)scope.ServiceProvider.GetRequiredService(job.Type)).NextDueAsync(cancel) is not { } due) return null;
        var from = Instant.Max(due, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return after >= from ? CronTimes.FirstAfter(job.Cron, after.Value) : CronTimes.FirstAtOrAfter(job.Cron, from);
    }
}
