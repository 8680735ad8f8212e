using BillingConsole.Catalog;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals.Changing;

/// <summary>More or fewer of what the plan sells by the piece, from now on.</summary>
internal static class Quantities
{
    public static ChangeEffect? Apply(ChangingDeal changing, Dictionary<string, decimal> asked, Check check, OperationContext context)
    {
        var (deal, on) = (changing.Deal, changing.Now);
        check.That(asked.Count > 0, "quantities", "Give at least one price and its quantity.");
        var effect = new ChangeEffect(string.Join(", ", asked.Select(a => $"{PlainText.Of(a.Value)} × {a.Key}")), on) { IsNegotiated = true };
        foreach (var (code, quantity) in asked)
        {
            var items = deal.Items.Where(i => i.PriceCode == code && i is { AddOnId: null, Definition.Kind: PriceKind.Recurring } && (i.Until is null || i.Until > on)).ToList();
            check.That(items.Count > 0, $"quantities.{code}", "Names no recurring price of this deal's plan.");
            check.That(quantity is >= 0 and <= 1_000_000_000, $"quantities.{code}", "Give 0 to 1000000000.");
            check.That(items.All(i => i.Definition.Model != PriceModelKind.Flat), $"quantities.{code}", "This price is flat: its amount does not depend on a quantity.");
            if (check.Failed) continue;
            foreach (var item in items.Where(i => i.Quantity != quantity)) Change(deal, item, quantity, effect, context);
        }
        return effect;
    }

    private static void Change(Subscription deal, SubscriptionItem item, decimal quantity, ChangeEffect effect, OperationContext context)
    {
        if (item.StartsOn >= effect.On && deal.NextBillingOn <= item.StartsOn)
        {
            item.Quantity = quantity;
            return;
        }
        var next = item.From(context.NewId<SubscriptionItem>(), NodaTime.LocalDate.Max(effect.On, item.StartsOn), item.Definition, quantity);
        (next.Until, item.Until) = (item.Until, next.StartsOn);
        deal.Items.Add(next);
        effect.Ended.Add(item);
        effect.Begun.Add(next);
    }
}
