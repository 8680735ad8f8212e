using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Ledger;

/// <summary>What each of the last months earned (after discounts, without tax), and what came in of it (after refunds).</summary>
public sealed record MoneyByMonth(IReadOnlyList<MonthSeries> Earned, IReadOnlyList<MonthSeries> Collected);

[Needs(Permission.Read)]
public sealed class RevenueQueries(BillingDb db, TimeProvider clock)
{
    private static readonly string[] Paid = [Account.Cash.Code, Account.StripeClearing.Code];

    public async Task<MoneyByMonth> YearAsync(CancellationToken cancel)
    {
        var first = MonthSeries.FirstOf(Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date);
        var earned = await DaysAsync(db.Set<LedgerPosting>().Where(p => p.Account.StartsWith("revenue:") || p.Account == "discounts"), first, cancel);
        var collected = await DaysAsync(db.Set<LedgerPosting>().Where(p => Paid.Contains(p.Account)), first, cancel);
        return new(MonthSeries.Of(first, earned.Select(d => (d.Day, -d.Amount))), MonthSeries.Of(first, collected));
    }

    private async Task<List<(LocalDate Day, Money Amount)>> DaysAsync(IQueryable<LedgerPosting> postings, LocalDate first, CancellationToken cancel)
    {
        var until = first.PlusMonths(MonthSeries.Year);
        var sums = await postings.AsNoTracking().Join(db.Set<LedgerEntry>().Where(e => e.On >= first && e.On < until), p => p.EntryId, e => e.Id, (p, e) => new { p.Currency, e.On, p.Minor })
            .GroupBy(p => new { p.Currency, p.On }).Select(g => new { g.Key.Currency, g.Key.On, Minor = g.Sum(p => p.Minor) }).ToListAsync(cancel);
        return [.. sums.Select(s => (s.On, new Money(s.Minor, s.Currency)))];
    }
}
