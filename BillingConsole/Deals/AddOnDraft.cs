using BillingConsole.Catalog;
using NodaTime;

namespace BillingConsole.Deals;

/// <summary>One add-on that is sold with the deal.</summary>
public sealed class AddOnDraft(AddOnView offer)
{
    public AddOnView Offer { get; } = offer;
    public decimal? Quantity { get; set; } = 1;
    public LocalDate? StartsOn { get; set; }
    public IReadOnlyList<PriceDraft> Prices { get; } = [.. offer.Prices.Select(p => new PriceDraft(p.Definition with { Code = p.Code }))];
    public string At => $"add_ons.{Offer.Code}";

    internal string InputOf(string? rest) => DealField.Parse(rest) is ("overrides", { } i, var inner) && DealDraft.Overridden(Prices).ElementAtOrDefault(i) is { } price
        ? DealField.Of(price, inner) : $"{At}.{rest}";
}
