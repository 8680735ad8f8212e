using BillingConsole.Catalog;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>What an override changes of a price; everything left out stays as sold.</summary>
public record PriceChange
{
    public decimal? Amount { get; init; }
    public decimal? UnitAmount { get; init; }
    public decimal? PackageAmount { get; init; }
    public decimal? PackageSize { get; init; }
    public List<TierBody>? Tiers { get; init; }
    public decimal? Included { get; init; }
    public decimal? MinimumAmount { get; init; }
    public decimal? MaximumAmount { get; init; }

    /// <summary>An override that sets the price itself is per billing period of the deal and is not scaled.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool SetsThePrice => Amount is not null || UnitAmount is not null || PackageAmount is not null || Tiers is not null;

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => this == new PriceChange();

    public PriceDefinition Apply(PriceDefinition price) => price with
    {
        Amount = Amount ?? price.Amount,
        UnitAmount = UnitAmount ?? price.UnitAmount,
        PackageAmount = PackageAmount ?? price.PackageAmount,
        PackageSize = PackageSize ?? price.PackageSize,
        Tiers = Tiers ?? price.Tiers,
        Included = Included ?? price.Included,
        MinimumAmount = MinimumAmount ?? price.MinimumAmount,
        MaximumAmount = MaximumAmount ?? price.MaximumAmount,
    };
}

/// <summary>One override as a caller asks for it.</summary>
public sealed record OverrideBody : PriceChange
{
    public string? Price { get; init; }
    public string? Reason { get; init; }
    public LocalDate? StartsOn { get; init; }
    public LocalDate? EndsOn { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public PriceChange Change => new()
    {
        Amount = Amount, UnitAmount = UnitAmount, PackageAmount = PackageAmount, PackageSize = PackageSize, Tiers = Tiers,
        Included = Included, MinimumAmount = MinimumAmount, MaximumAmount = MaximumAmount,
    };
}
