using BillingConsole.Catalog;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Deals.Changing;

/// <summary>Ends what the old plan sold on the day the new one begins; what was used and earned before stays with the old one.</summary>
internal static class PlanSwap
{
    public static void End(Subscription deal, Plan plan, ChangeEffect effect)
    {
        var on = effect.On;
        var before = deal.PlanOn(on.PlusDays(-1));
        // A change that still lay ahead never takes place.
        deal.FormerPlans = [.. deal.FormerPlans.Where(p => p.Until < on), before with { Until = on }];
        foreach (var item in deal.Items.Where(i => i.AddOnId is null && !deal.IsSoldBefore(i, on) && (i.Until is null || i.Until > on)))
        {
            if (item.StartsOn < on) effect.Ended.Add(item);
            item.Until = LocalDate.Max(item.StartsOn, on);
        }
        (deal.PlanId, deal.PlanCode, deal.PlanEntitlements) = (plan.Id, plan.Code, plan.Entitlements);
        (deal.PlanIntervalUnit, deal.PlanIntervalCount) = (plan.IntervalUnit, plan.IntervalCount);
    }
}
