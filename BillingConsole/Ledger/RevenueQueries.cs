using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell.Controls;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Ledger;

/// <summary>What each of the last months earned (after discounts, without tax), and what came in of it (after refunds).</summary>
public sealed record MoneyByMonth(IReadOnlyList<MonthSeries> Earned, IReadOnlyList<MonthSeries> Collected);

[Needs(Permission.Read)]
public sealed class RevenueQueries(BillingDb db, TimeProvider clock)
{
    private const int Months = 12;

    private static readonly string[] Paid = [Account.Cash.Code, Account.StripeClearing.Code];

    public async Task<MoneyByMonth> YearAsync(CancellationToken cancel)
    {
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var first = new LocalDate(today.Year, today.Month, 1).PlusMonths(1 - Months);
        var earned = await DaysAsync(db.Set<LedgerPosting>().Where(p => p.Account.StartsWith("revenue:") || p.Account == "discounts"), first, cancel);
        var collected = await DaysAsync(db.Set<LedgerPosting>().Where(p => Paid.Contains(p.Account)), first, cancel);
        return new(SeriesOf(earned.Select(d => d with { Minor = -d.Minor }), first), SeriesOf(collected, first));
    }

    private sealed record DaySum(Currency Currency, LocalDate Day, long Minor);

    private async Task<List<DaySum>> DaysAsync(IQueryable<LedgerPosting> postings, LocalDate first, CancellationToken cancel)
    {
        var until = first.PlusMonths(Months);
        var sums = await postings.AsNoTracking().Join(db.Set<LedgerEntry>().Where(e => e.On >= first && e.On < until), p => p.EntryId, e => e.Id, (p, e) => new { p.Currency, e.On, p.Minor })
            .GroupBy(p => new { p.Currency, p.On }).Select(g => new { g.Key.Currency, g.Key.On, Minor = g.Sum(p => p.Minor) }).ToListAsync(cancel);
        return [.. sums.Select(s => new DaySum(s.Currency, s.On, s.Minor))];
    }

    private static IReadOnlyList<MonthSeries> SeriesOf(IEnumerable<DaySum> days, LocalDate first) =>
    [
        .. days.GroupBy(d => d.Currency).OrderBy(g => g.Key.Code, StringComparer.Ordinal).Select(g =>
        {
            var sums = g.ToLookup(d => (d.Day.Year - first.Year) * 12 + d.Day.Month - first.Month, d => d.Minor);
            return new MonthSeries(g.Key, first, [.. Enumerable.Range(0, Months).Select(m => new Money(sums[m].Sum(), g.Key))]);
        }),
    ];
}
