using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals.Changing;

/// <summary>Gives a deal its end; what was used until then is still billed by the next run.</summary>
internal static class Cancellation
{
    public static ChangeEffect? Apply(ChangingDeal changing, CancelBody asked, Check check)
    {
        var deal = changing.Deal;
        if (LastDay.Until(asked.When, changing.Now, changing.PeriodEnd, check) is not { } until) return null;
        check.That(deal.EndsOn is null || until.PlusDays(-1) <= deal.EndsOn || asked.When == "period_end", "when", $"The contract ends on {deal.EndsOn:uuuu-MM-dd}; give that day or an earlier one.");
        check.That(deal.CanceledOn is null || until.PlusDays(-1) <= deal.CanceledOn, "when", $"It is canceled with {deal.CanceledOn:uuuu-MM-dd} as its last day already; give that day or an earlier one.");
        if (check.Failed) return null;
        var effect = new ChangeEffect("Canceled", until) { GivesBack = asked.Prorate ?? true, EndsDeal = true };
        effect.Ended.AddRange(deal.Items.Where(i => i.StartsOn < until && (i.Until is null || i.Until > until)));
        deal.CanceledOn = until.PlusDays(-1);
        return effect;
    }
}
