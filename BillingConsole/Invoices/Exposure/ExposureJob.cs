using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Invoices.Exposure;

/// <summary>Terms change by many ways and periods pass by themselves: once an hour everybody with a wallet is looked at again.</summary>
public sealed class ExposureJob(Operations operations, ExposureQueue queue) : BillingJob
{
    public override string Name => "exposure";

    public override string Description => "Computes again what customers with a wallet will be billed by now, so that ongoing balances are right.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "0 23 * * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var all = (await operations.ReadAsync((PrepaidCustomers q) => q.AllAsync(cancel), cancel)).Value;
        queue.Touch(all);
        return new(all.Count, $"{all.Count} customers will be looked at.");
    }
}
