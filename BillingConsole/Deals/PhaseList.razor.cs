using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>The steps of a deal's ramp, in the order of their days.</summary>
public sealed partial class PhaseList
{
    [Parameter, EditorRequired] public SubscriptionView Deal { get; set; } = null!;

    private IEnumerable<(string Price, string Agreed, string List)> Agreed(Phase phase) =>
        from step in phase.Overrides ?? []
        let price = Deal.Prices.FirstOrDefault(p => p.Price == step.Price)
        where price is not null
        select (price.Price, DealWords.Change(step.Change, price.List, Deal.Currency), DealWords.Price(price.List, Deal.Currency));
}
