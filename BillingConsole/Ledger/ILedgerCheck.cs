namespace BillingConsole.Ledger;

/// <summary>
/// One thing that must hold of the journal. Whoever owns rows that the journal repeats in other words brings a check that
/// both agree; all of them see the same moment.
/// </summary>
public interface ILedgerCheck
{
    /// <summary>A sentence for each fault; empty when all is well.</summary>
    Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancel);
}
