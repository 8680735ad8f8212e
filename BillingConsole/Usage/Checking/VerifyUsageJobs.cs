using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Usage.Checking;

/// <summary>Every night: all roll-ups and all snapshots against the events. Drift is kept for the report, and a failed run that the first page shows.</summary>
public sealed class UsageVerifyJob(Operations operations) : BillingJob
{
    public override string Name => "usage-verify";

    public override string Description => "Derives every roll-up and every closed period from its events, and compares.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "0 10 3 * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var found = (await operations.RunAsync(new VerifyUsage(new()), cancel: cancel)).Value;
        _ = (await operations.RunAsync(new RecordUsageCheck(CheckKind.Nightly, found, Whole: true), cancel: cancel)).Value;
        if (found.Drift.Count > 0) throw new InvalidOperationException($"{found.Drift.Count} roll-ups or closed periods do not say what their events do; the drift report names them.");
        return new((int)Math.Min(found.Checked, int.MaxValue), $"{found.Checked} roll-ups are right.");
    }
}

/// <summary>In between: a handful of hours picked by chance.</summary>
public sealed class UsageSampleJob(Operations operations) : BillingJob
{
    public override string Name => "usage-sample";

    public override string Description => "Derives some roll-ups, picked by chance, from their events, and compares.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "0 7/10 * * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var found = (await operations.RunAsync(new SampleUsage(), cancel: cancel)).Value;
        if (found.Drift.Count == 0) return new((int)found.Checked, $"{found.Checked} roll-ups are right.");
        _ = (await operations.RunAsync(new RecordUsageCheck(CheckKind.Sample, found, Whole: false), cancel: cancel)).Value;
        throw new InvalidOperationException($"{found.Drift.Count} roll-ups do not say what their events do; the drift report names them.");
    }
}
