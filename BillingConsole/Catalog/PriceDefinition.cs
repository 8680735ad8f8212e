using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;
using NodaTime;

namespace BillingConsole.Catalog;

public enum PriceKind { Recurring, Usage, OneTime }

public enum PriceModelKind { Flat, PerUnit, Package, Graduated, Volume, Percentage }

public enum PriceTiming { Advance, Arrears }

public sealed record TierBody
{
    public decimal? UpTo { get; init; }
    public decimal? UnitAmount { get; init; }
    public decimal? FlatAmount { get; init; }
}

/// <summary>
/// A price as the API writes it, as the catalog keeps it, and as a subscription remembers what it was sold.
/// Amounts are in major units of the plan's currency.
/// </summary>
public sealed record PriceDefinition
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public PriceKind? Kind { get; init; }
    public PriceModelKind? Model { get; init; }
    public decimal? Amount { get; init; }
    public decimal? UnitAmount { get; init; }
    public decimal? PackageAmount { get; init; }
    public decimal? PackageSize { get; init; }
    public List<TierBody>? Tiers { get; init; }
    public decimal? Rate { get; init; }
    public decimal? FixedAmount { get; init; }
    public string? Meter { get; init; }
    public string? Feature { get; init; }
    public PriceTiming? Timing { get; init; }
    public decimal? MinimumAmount { get; init; }
    public decimal? MaximumAmount { get; init; }
    public BucketPricing? BucketPricing { get; init; }
    public decimal? Quantity { get; init; }

    /// <summary>On a change: the day from which a new version of the price is sold.</summary>
    public LocalDate? StartsOn { get; init; }

    /// <summary>An included quantity negotiated for one deal; never part of a catalog price.</summary>
    public decimal? Included { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool BillsInAdvance => Kind == PriceKind.Recurring && Timing != PriceTiming.Arrears;

    /// <summary>The rating terms; the definition must have passed its checks.</summary>
    public PriceTerms ToTerms(Currency currency) => new(ToModel(), currency, MinimumAmount, MaximumAmount, BucketPricing ?? Core.Pricing.BucketPricing.Sum);

    private PriceModel ToModel() => Model switch
    {
        PriceModelKind.Flat => new Flat(Amount ?? 0),
        PriceModelKind.PerUnit => new PerUnit(UnitAmount ?? 0),
        PriceModelKind.Package => new Package(PackageAmount ?? 0, PackageSize ?? 1),
        PriceModelKind.Graduated => new Graduated(CoreTiers()),
        PriceModelKind.Volume => new Volume(CoreTiers()),
        PriceModelKind.Percentage => new Percentage(Rate ?? 0, FixedAmount ?? 0),
        null => throw new InvalidOperationException($"Price {Code} has no model."),
    };

    private Tier[] CoreTiers() => [.. (Tiers ?? []).Select(t => new Tier(t.UpTo, t.UnitAmount ?? 0, t.FlatAmount ?? 0))];
}
