using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices.Recognition;

/// <summary>Deferred revenue is what the schedules have not earned yet.</summary>
public sealed class DeferredRevenueCheck(BillingDb db) : ILedgerCheck
{
    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancel)
    {
        var account = Account.DeferredRevenue.Code;
        var posted = await db.Set<LedgerPosting>().Where(p => p.Account == account)
            .GroupBy(p => p.Currency).Select(g => new { g.Key, Minor = -g.Sum(p => p.Minor) }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        var planned = await db.Set<RevenueSchedule>().Where(s => s.StoppedAt == null)
            .GroupBy(s => s.Currency).Select(g => new { g.Key, Minor = g.Sum(s => s.DeferredMinor - s.CreditedMinor - s.RecognisedMinor) }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        return [.. posted.Keys.Union(planned.Keys).Where(c => posted.GetValueOrDefault(c) != planned.GetValueOrDefault(c))
            .Select(c => $"deferred_revenue is {new Money(posted.GetValueOrDefault(c), c)}, but {new Money(planned.GetValueOrDefault(c), c)} is not yet earned.")];
    }
}
