using BillingConsole.Catalog;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>A plan that a deal was on before a day, with what it entitled to and the interval its prices are per.</summary>
public sealed record FormerPlan(string? Code, LocalDate Until, IntervalUnit IntervalUnit, int IntervalCount, List<EntitlementBody> Entitlements);

public static class PlanOfDay
{
    /// <summary>The plan of a day: code, entitlements and interval.</summary>
    public static FormerPlan PlanOn(this Subscription deal, LocalDate day) =>
        deal.FormerPlans.Where(p => p.Until > day).MinBy(p => p.Until)
        ?? new(deal.PlanCode, LocalDate.MaxIsoValue, deal.PlanIntervalUnit, deal.PlanIntervalCount, deal.PlanEntitlements);

    public static Interval Interval(this FormerPlan plan) => new(plan.IntervalUnit, plan.IntervalCount);
}
