using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions.Calendar;

public enum EndingKind { ContractEnds, Canceled, TrialEnds, OverrideEnds, CouponEnds, StepBegins, AddOnEnds }

/// <summary>A day on which a deal becomes another one for the customer.</summary>
/// <param name="On">The last day that counts; for a step of a ramp the first.</param>
/// <param name="Subject">The price, coupon or add-on it is about; null for the deal itself.</param>
public sealed record CalendarRow(LocalDate On, EndingKind What, Id<Subscription> Subscription, string CustomerName, string? Plan, string? Subject);

/// <summary>How many things end in a month, for the row of months above the list.</summary>
public sealed record CalendarMonth(LocalDate First, int Count);

/// <summary>What ends within a year, told from the terms of the deals.</summary>
[Needs(Permission.Read)]
public sealed class CalendarQueries(BillingDb db, TimeProvider clock)
{
    private const int Months = 12;
    private const int OnACard = 50;

    public LocalDate Today => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;

    public Task<IReadOnlyList<CalendarRow>> YearAsync(CancellationToken cancel) => UntilAsync(Today.With(DateAdjusters.StartOfMonth).PlusMonths(Months), cancel);

    /// <summary>What to speak about with customers this month: contracts up for renewal, and discounts in their last period.</summary>
    public async Task<IReadOnlyList<CalendarRow>> ThisMonthAsync(CancellationToken cancel) =>
        [.. (await UntilAsync(Today.With(DateAdjusters.EndOfMonth).PlusDays(1), cancel)).Where(r => r.What is EndingKind.ContractEnds or EndingKind.CouponEnds).Take(OnACard)];

    private async Task<IReadOnlyList<CalendarRow>> UntilAsync(LocalDate until, CancellationToken cancel)
    {
        var from = Today;
        var rows = await OfTermsAsync(from, until, cancel);
        rows.AddRange(await OfOverridesAsync(from, until, cancel));
        rows.AddRange(await OfCouponsAsync(until, cancel));
        return [.. rows.Where(r => r.On >= from && r.On < until).OrderBy(r => r.On).ThenBy(r => r.CustomerName, StringComparer.Ordinal)];
    }

    public IReadOnlyList<CalendarMonth> Counted(IReadOnlyList<CalendarRow> rows)
    {
        var first = Today.With(DateAdjusters.StartOfMonth);
        return [.. Enumerable.Range(0, Months).Select(i => first.PlusMonths(i)).Select(m => new CalendarMonth(m, rows.Count(r => r.On >= m && r.On < m.PlusMonths(1))))];
    }

    private IQueryable<Subscription> Living(LocalDate from) => db.Set<Subscription>().AsNoTracking()
        .Where(s => (s.EndsOn == null || s.EndsOn >= from) && (s.CanceledOn == null || s.CanceledOn >= from));

    private async Task<List<CalendarRow>> OfTermsAsync(LocalDate from, LocalDate until, CancellationToken cancel)
    {
        var (youngest, none) = (from.PlusDays(-730), new List<Phase>());
        var deals = await Living(from).Include(s => s.AddOns).Where(s => s.EndsOn < until || s.CanceledOn < until || s.Phases != none
            || s.TrialDays > 0 && s.StartsOn >= youngest || s.AddOns.Any(a => a.Until > from && a.Until <= until)).ToListAsync(cancel);
        var names = await NamesAsync(deals.Select(d => d.CustomerId), cancel);
        return [.. deals.SelectMany(d => Of(d, names[d.CustomerId]))];
    }

    private static IEnumerable<CalendarRow> Of(Subscription deal, string customer)
    {
        CalendarRow Row(LocalDate on, EndingKind what, string? subject = null) => new(on, what, deal.Id, customer, deal.PlanOn(on).Code, subject);
        if (deal.CanceledOn is { } canceled) yield return Row(canceled, EndingKind.Canceled);
        else if (deal.EndsOn is { } last) yield return Row(last, EndingKind.ContractEnds);
        if (deal.TrialDays > 0) yield return Row(deal.PaidFrom.PlusDays(-1), EndingKind.TrialEnds);
        foreach (var addOn in deal.AddOns)
            if (addOn.Until is { } end) yield return Row(end.PlusDays(-1), EndingKind.AddOnEnds, addOn.AddOnCode);
        foreach (var step in deal.Phases)
            if (step.StartsOn is { } begins) yield return Row(begins, EndingKind.StepBegins);
    }

    private async Task<List<CalendarRow>> OfOverridesAsync(LocalDate from, LocalDate until, CancellationToken cancel)
    {
        var found = await (
            from layer in db.Set<PriceOverride>()
            where layer.RemovedAt == null && layer.EndsOn >= @from && layer.EndsOn < until
            join deal in Living(@from) on layer.SubscriptionId equals deal.Id
            join customer in db.Set<Customer>() on deal.CustomerId equals customer.Id
            select new { On = layer.EndsOn!.Value, layer.PriceCode, Deal = deal, customer.Name }).ToListAsync(cancel);
        return [.. found.Select(f => new CalendarRow(f.On, EndingKind.OverrideEnds, f.Deal.Id, f.Name, f.Deal.PlanOn(f.On).Code, f.PriceCode))];
    }

    /// <summary>A coupon ends with its last billing date, which only the deal's own calendar knows.</summary>
    private async Task<List<CalendarRow>> OfCouponsAsync(LocalDate until, CancellationToken cancel)
    {
        var held = await db.Set<Redemption>().AsNoTracking().Include(r => r.Coupon).Include(r => r.Uses)
            .Where(r => r.RemovedAt == null && r.Coupon!.Duration != CouponDuration.Forever && r.Uses.Count(u => u.ReturnedAt == null) < (r.Coupon.DurationInPeriods ?? 1))
            .ToListAsync(cancel);
        var ids = held.Select(r => Id<Subscription>.TryParse(r.Holder, out var id) ? id : default).Distinct().ToList();
        var deals = await db.Set<Subscription>().AsNoTracking().Include(s => s.Items).Include(s => s.AddOns).AsSplitQuery()
            .Where(s => ids.Contains(s.Id) && s.NextBillingOn != null && s.NextBillingOn < until).ToDictionaryAsync(s => s.Id.ToString(), cancel);
        var names = await NamesAsync(deals.Values.Select(d => d.CustomerId), cancel);
        return [.. from redemption in held
                   where deals.ContainsKey(redemption.Holder)
                   let deal = deals[redemption.Holder]
                   let last = HeldCouponView.Of(deal, redemption).LastOn
                   where last is not null
                   select new CalendarRow(last.Value, EndingKind.CouponEnds, deal.Id, names[deal.CustomerId], deal.PlanOn(last.Value).Code, redemption.Coupon!.Code)];
    }

    private async Task<Dictionary<Id<Customer>, string>> NamesAsync(IEnumerable<Id<Customer>> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Set<Customer>().AsNoTracking().Where(c => wanted.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
    }
}
