using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Outbox;

namespace BillingConsole.Platform.Housekeeping;

/// <summary>Delivery needs no job; this one says in the history what waits, and "run now" looks at once.</summary>
public sealed class OutboxWatchJob(Operations.Operations operations, OutboxSignal signal) : BillingJob
{
    public override string Name => "outbox";

    public override string Description => "Looks for messages that wait for delivery or were given up.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "0 */10 * * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        signal.Wake();
        var standing = (await operations.ReadAsync((OutboxQueries q) => q.StandingAsync(cancel), cancel)).Value;
        return new(standing.Waiting + standing.GivenUp, $"{standing.Waiting} messages wait, {standing.GivenUp} were given up.");
    }
}
