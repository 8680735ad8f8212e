using BillingConsole.Catalog;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>One item's period that falls due on a billing date.</summary>
/// <param name="Used">The days billed, within the item's life.</param>
/// <param name="Full">The whole period they are divided by.</param>
public sealed record DuePeriod(SubscriptionItem Item, Period Used, Period Full)
{
    public Proration Proration => Proration.Of(Used, Full);
}

/// <summary>When a deal is billed, and which periods of which items fall due then. Counted from the anchor, no state needed.</summary>
public static class BillingDates
{
    /// <summary>The first billing date on or after a day; null when nothing is left.</summary>
    public static LocalDate? FirstOnOrAfter(this Subscription deal, LocalDate day) => deal.Items
        .Select(item => NextOf(deal, item, day)).Append(CommitmentDateOf(deal, day)).Min();

    public static LocalDate? Following(this Subscription deal, LocalDate billingDate) => deal.FirstOnOrAfter(billingDate.PlusDays(1));

    /// <summary>What falls due on a billing date, in the order of the items.</summary>
    public static IEnumerable<DuePeriod> DueOn(this Subscription deal, LocalDate date) =>
        deal.Items.OrderBy(i => i.Position).Select(item => DueOf(deal, item, date)).OfType<DuePeriod>();

    /// <summary>
    /// The cycle an item is billed by: the deal's. An add-on without a base plan, or of another interval than the deal's, has its
    /// own from its start; otherwise it shares the deal's periods and a part of one is prorated.
    /// </summary>
    public static BillingCycle CycleOf(this Subscription deal, SubscriptionItem item) =>
        AddOnOf(deal, item) is { } addOn && (deal.PlanCode is null || addOn.Interval != deal.Interval)
            ? BillingCycle.Anniversary(LocalDate.Max(addOn.StartsOn, deal.PaidFrom), addOn.Interval) : deal.Cycle;

    /// <summary>The billing date whose coupon period an invoice between two billing dates shares: the last one before or on it.</summary>
    public static LocalDate CouponPeriodOf(this Subscription deal, LocalDate date) =>
        date < deal.PaidFrom ? date : deal.Cycle.Containing(date).Actual.Start;

    /// <summary>Whether an item is sold once and its day has come: it stays as it is, whatever ends later.</summary>
    public static bool IsSoldBefore(this Subscription deal, SubscriptionItem item, LocalDate day)
    {
        var sold = LocalDate.Max(item.StartsOn, deal.PaidFrom);
        return item.Definition.Kind == PriceKind.OneTime && (sold < day || deal.NextBillingOn is null || deal.NextBillingOn > sold);
    }

    public static SubscriptionAddOn? AddOnOf(this Subscription deal, SubscriptionItem item) =>
        item.AddOnId is { } id ? deal.AddOns.Single(a => a.Id == id) : null;

    private static DuePeriod? DueOf(Subscription deal, SubscriptionItem item, LocalDate date)
    {
        if (Life(deal, item) is not { } life) return null;
        var cycle = deal.CycleOf(item);
        if (item.Definition.Kind == PriceKind.OneTime)
            return date == life.Start ? new(item, new(date, date.PlusDays(1)), new(date, date.PlusDays(1))) : null;
        if (item.Definition.BillsInAdvance)
        {
            if (!life.Contains(date) || !(date == life.Start || cycle.StartingOn(date) is not null)) return null;
            var begun = cycle.Containing(date);
            return begun.Actual.Intersect(life) is { } used && !deal.IsPausedOn(used.Start) ? new(item, used, begun.Full) : null;
        }
        if (date <= life.Start) return null;
        var ended = cycle.Containing(date.PlusDays(-1));
        if (ended.Actual.Intersect(life) is not { } past || past.End != date) return null;
        return item.Definition.Kind == PriceKind.Recurring && deal.IsPausedOn(past.Start) ? null : new(item, past, ended.Full);
    }

    private static LocalDate? NextOf(Subscription deal, SubscriptionItem item, LocalDate day)
    {
        if (Life(deal, item) is not { } life) return null;
        if (day <= life.Start) return life.Start;
        if (item.Definition.Kind == PriceKind.OneTime || day > life.End) return null;
        var end = deal.CycleOf(item).Containing(day.PlusDays(-1)).Actual.End;
        var boundary = LocalDate.Min(end, life.End);
        return boundary == life.End && item.Definition.BillsInAdvance ? null : boundary;
    }

    /// <summary>The period of the deal that a billing date ends, or the first where none has ended yet; not cut by the contract's end.</summary>
    public static Period PeriodEndingOn(this Subscription deal, LocalDate date) => deal.Cycle.Containing(LocalDate.Max(date.PlusDays(-1), deal.PaidFrom)).Actual;

    /// <summary>A commitment is settled when a period ends, even where no item is billed then: fees in advance have no date at a contract's end.</summary>
    private static LocalDate? CommitmentDateOf(Subscription deal, LocalDate day) =>
        deal.Commitment?.Amount is null || day > deal.Until || deal.Until <= deal.PaidFrom ? null : LocalDate.Min(deal.PeriodEndingOn(day).End, deal.Until ?? FarAway);

    /// <summary>From when to before when an item counts; null when it never does. An open end is far away.</summary>
    private static Period? Life(Subscription deal, SubscriptionItem item)
    {
        var start = LocalDate.Max(item.StartsOn, deal.PaidFrom);
        var end = LocalDate.Min(item.Until ?? FarAway, deal.Until ?? FarAway);
        return start < end ? new Period(start, end) : null;
    }

    private static readonly LocalDate FarAway = new(9000, 1, 1);
}

public static class Lifecycle
{
    /// <summary>Sets when the deal is billed next, as a day and as the instant that day begins for the customer.</summary>
    public static void Schedule(this Subscription deal, LocalDate? next, DateTimeZone zone)
    {
        deal.NextBillingOn = next;
        deal.NextBillingAt = next is { } day ? LocalMidnight.Of(day, zone) : null;
    }

    public static bool IsPausedOn(this Subscription deal, LocalDate day) => deal.Pauses.Exists(p => p.Contains(day));

    /// <summary>The status a day gives; decisions of people (approval, pause) stay.</summary>
    public static SubscriptionStatus StatusOn(this Subscription deal, LocalDate today) =>
        deal.Status is SubscriptionStatus.PendingApproval ? deal.Status
        : deal.Until <= LocalDate.Max(today, deal.StartsOn) ? (deal.CanceledOn is not null ? SubscriptionStatus.Canceled : SubscriptionStatus.Ended)
        : deal.Status is SubscriptionStatus.Paused ? deal.Status
        : deal.StartsOn > today ? SubscriptionStatus.Scheduled
        : deal.PaidFrom > today ? SubscriptionStatus.Trialing
        : SubscriptionStatus.Active;
}
