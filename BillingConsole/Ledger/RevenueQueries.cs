using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Ledger;

/// <summary>What was earned in one currency, after discounts and before tax.</summary>
public sealed record RevenueRow(Money ThisMonth, Money LastMonth);

[Needs(Permission.Read)]
public sealed class RevenueQueries(BillingDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<RevenueRow>> MonthsAsync(CancellationToken cancel)
    {
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var thisMonth = new LocalDate(today.Year, today.Month, 1);
        var (from, until) = (thisMonth.PlusMonths(-1), thisMonth.PlusMonths(1));
        var sums = await db.Set<LedgerPosting>().AsNoTracking()
            .Where(p => p.Account.StartsWith("revenue:") || p.Account == "discounts")
            .Join(db.Set<LedgerEntry>().Where(e => e.On >= from && e.On < until), p => p.EntryId, e => e.Id, (p, e) => new { p.Currency, Now = e.On >= thisMonth, p.Minor })
            .GroupBy(p => new { p.Currency, p.Now }).Select(g => new { g.Key.Currency, g.Key.Now, Minor = -g.Sum(p => p.Minor) }).ToListAsync(cancel);
        return [.. sums.GroupBy(s => s.Currency).OrderBy(g => g.Key.Code, StringComparer.Ordinal)
            .Select(g => new RevenueRow(new(g.Where(s => s.Now).Sum(s => s.Minor), g.Key), new(g.Where(s => !s.Now).Sum(s => s.Minor), g.Key)))];
    }
}
