using BillingConsole.Catalog;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

/// <summary>One price of the offer and what is negotiated of it.</summary>
public sealed class PriceDraft(PriceDefinition list)
{
    public PriceDefinition List { get; } = list;
    public string Code => List.Code!;
    public string At => $"prices.{Code}";
    public decimal? Quantity { get; set; }
    public OverrideDraft Override { get; } = new(list);
}
