using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Stripe.Sync;

/// <summary>Every night all of Stripe's customers are compared with those here.</summary>
public sealed class ReconcileJob(Operations operations) : BillingJob
{
    public override string Name => "stripe-reconcile";

    public override string Description => "Compares every customer with Stripe: takes over what no event told of, and reports it.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "0 20 3 * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var started = await operations.RunAsync(new StartWalk(WalkKind.Reconcile), cancel: cancel);
        return started.Ok ? new(1, "The comparison has begun; its findings are listed under Stripe drift.") : new(0, started.Refusals[0].Message);
    }
}
