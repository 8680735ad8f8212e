using BillingConsole.Catalog;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Deals.Changing;

/// <summary>Takes an add-on off a deal; at the end of its period unless something else is asked.</summary>
internal static class AddOnEnding
{
    public static ChangeEffect? Apply(ChangingDeal changing, RemovedAddOn gone, Check check)
    {
        var deal = changing.Deal;
        var addOn = deal.AddOns.Find(a => a.Id.ToString() == gone.AddOn) ?? deal.AddOns.FindLast(a => a.AddOnCode == gone.AddOn && a.Until is null)
            ?? throw new RefusedException(Refusal.NotFound("add-on on this deal", gone.AddOn));
        if (addOn.Until <= changing.Now) throw new RefusedException(Refusal.Conflict("already_ended", $"{addOn.Name} has ended already."));
        var items = deal.Items.Where(i => i.AddOnId == addOn.Id).ToList();
        if (LastDay.Until(gone.When ?? "period_end", changing.Now, PeriodEnd(changing, addOn, items), check) is not { } until) return null;
        check.That(addOn.Until is null || until <= addOn.Until, "when", $"{addOn.Name} ends on {addOn.Until?.PlusDays(-1):uuuu-MM-dd} already; give that day or an earlier one.");
        if (check.Failed) return null;
        var effect = new ChangeEffect($"{addOn.Name} removed", until);
        addOn.Until = LocalDate.Max(addOn.StartsOn, until);
        foreach (var item in items.Where(i => !deal.IsSoldBefore(i, until) && (i.Until is null || i.Until > until)))
        {
            if (item.StartsOn < until) effect.Ended.Add(item);
            item.Until = LocalDate.Max(item.StartsOn, until);
        }
        return effect;
    }

    private static LocalDate PeriodEnd(ChangingDeal changing, SubscriptionAddOn addOn, List<SubscriptionItem> items)
    {
        var first = LocalDate.Max(addOn.StartsOn, changing.Deal.PaidFrom);
        return items.Count == 0 ? changing.PeriodEnd : changing.Deal.CycleOf(items[0]).Containing(LocalDate.Max(changing.Now, first)).Actual.End;
    }
}
