using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Everything that is owed, by how long it has been overdue.</summary>
[Needs(Permission.Read)]
public sealed class AgeingQueries(BillingDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<AgeingRow>> AgeingAsync(CancellationToken cancel)
    {
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        return await db.Set<Invoice>().Owed().AgeingAsync(today, cancel);
    }
}

public static class Ageing
{
    /// <summary>What is due of these invoices, by how many days late it is on a day: not yet, 1 to 30, to 60, to 90, more. The largest sum first.</summary>
    public static async Task<IReadOnlyList<AgeingRow>> AgeingAsync(this IQueryable<Invoice> owed, LocalDate today, CancellationToken cancel)
    {
        var (month, second, third) = (today.PlusDays(-30), today.PlusDays(-60), today.PlusDays(-90));
        var sums = await owed.AsNoTracking().GroupBy(i => i.Currency).Select(g => new
        {
            g.Key, Total = g.Sum(i => i.DueMinor),
            First = g.Sum(i => i.DueOn < today && i.DueOn >= month ? i.DueMinor : 0), Second = g.Sum(i => i.DueOn < month && i.DueOn >= second ? i.DueMinor : 0),
            Third = g.Sum(i => i.DueOn < second && i.DueOn >= third ? i.DueMinor : 0), Older = g.Sum(i => i.DueOn < third ? i.DueMinor : 0),
        }).ToListAsync(cancel);
        return [.. sums.OrderByDescending(s => s.Total).Select(s =>
        {
            Money Of(long minor) => new(minor, s.Key);
            return new AgeingRow(s.Key, Of(s.Total - s.First - s.Second - s.Third - s.Older), Of(s.First), Of(s.Second), Of(s.Third), Of(s.Older), Of(s.Total));
        })];
    }
}
