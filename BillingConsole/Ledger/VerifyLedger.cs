using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Ledger;

/// <summary>Proves the whole journal anew, and that it agrees with everything that stands beside it.</summary>
[Needs(Permission.RunBilling), SavesNothing]
public sealed record VerifyLedger : IInput<LedgerReport>;

public sealed class VerifyLedgerOperation(BillingDb db, ChainCheck chain, IEnumerable<ILedgerCheck> checks) : IOperation<VerifyLedger, LedgerReport>
{
    public async Task<Result<LedgerReport>> RunAsync(VerifyLedger input, CancellationToken cancel)
    {
        await using var moment = await db.SnapshotAsync(cancel);
        var (count, problems) = await chain.WalkAsync(cancel);
        foreach (var check in checks) problems.AddRange(await check.ProblemsAsync(cancel));
        return new LedgerReport(problems.Count == 0, count, problems);
    }
}

/// <summary>Every night: a journal that is wrong is a failed run, which the first page shows.</summary>
public sealed class LedgerVerifyJob(Operations operations) : BillingJob
{
    public override string Name => "ledger-verify";

    public override string Description => "Proves the journal's chain and that its balances agree with invoices, payments and taxes.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "0 40 2 * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var report = (await operations.RunAsync(new VerifyLedger(), cancel: cancel)).Value;
        if (!report.Ok) throw new InvalidOperationException($"The ledger is not right: {string.Join(" ", report.Problems)}");
        return new((int)report.Checked, $"{report.Checked} entries are right.");
    }
}
