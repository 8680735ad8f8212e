using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions.Mrr;

[Needs(Permission.Read)]
public sealed class MrrQueries(BillingDb db, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>The last months, as each was last looked at.</summary>
    public async Task<IReadOnlyList<MonthSeries>> YearAsync(CancellationToken cancel)
    {
        var first = MonthSeries.FirstOf(Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date);
        var rows = await db.Set<MrrMonth>().AsNoTracking().Where(m => m.Month >= first).ToListAsync(cancel);
        return MonthSeries.Of(first, rows.Select(r => (r.Month, new Money(r.Minor, r.Currency))));
    }

    /// <summary>What all deals are worth a month today, in each currency that has any, and how many were looked at.</summary>
    public async Task<(IReadOnlyList<Money> Sums, int Deals)> TodayAsync(CancellationToken cancel)
    {
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        var (sums, looked) = (new Dictionary<Currency, Money>(), 0);
        Id<Subscription>? after = null;
        List<Subscription> some;
        do
        {
            var deals = db.Set<Subscription>().AsNoTracking().AsSplitQuery().Where(s => s.StartsOn <= today && (s.EndsOn == null || s.EndsOn >= today) && (s.CanceledOn == null || s.CanceledOn >= today));
            if (after is { } last) deals = deals.Where(s => s.Id > last);
            some = await deals.OrderBy(s => s.Id).Take(AtOnce).Include(s => s.Items).Include(s => s.AddOns).Include(s => s.Overrides).ToListAsync(cancel);
            foreach (var deal in some) sums[deal.Currency] = sums.GetValueOrDefault(deal.Currency, Money.Zero(deal.Currency)) + deal.MrrOn(today);
            looked += some.Count;
            if (some.Count > 0) after = some[^1].Id;
        }
        while (some.Count == AtOnce);
        return ([.. sums.Values], looked);
    }
}
