using BillingConsole.Core.Pricing;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Catalog;

/// <summary>One version of a price, with the fields by which it was given.</summary>
public sealed record PriceView
{
    public required Id<Price> Id { get; init; }
    public required string Code { get; init; }
    public required int Number { get; init; }
    public required LocalDate? StartsOn { get; init; }
    public required string? Name { get; init; }
    public required PriceKind? Kind { get; init; }
    public required PriceModelKind? Model { get; init; }
    public required decimal? Amount { get; init; }
    public required decimal? UnitAmount { get; init; }
    public required decimal? PackageAmount { get; init; }
    public required decimal? PackageSize { get; init; }
    public required IReadOnlyList<TierBody>? Tiers { get; init; }
    public required decimal? Rate { get; init; }
    public required decimal? FixedAmount { get; init; }
    public required string? Meter { get; init; }
    public required string? Feature { get; init; }
    public required PriceTiming? Timing { get; init; }
    public required decimal? MinimumAmount { get; init; }
    public required decimal? MaximumAmount { get; init; }
    public required BucketPricing? BucketPricing { get; init; }
    public required decimal? Quantity { get; init; }
    public required Instant CreatedAt { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public PriceDefinition Definition { get; private init; } = new();

    public static PriceView Of(Price price)
    {
        var d = price.Definition;
        return new()
        {
            Id = price.Id, Code = price.Code, Number = price.Number, StartsOn = price.StartsOn, Name = d.Name, Kind = d.Kind, Model = d.Model,
            Amount = d.Amount, UnitAmount = d.UnitAmount, PackageAmount = d.PackageAmount, PackageSize = d.PackageSize, Tiers = d.Tiers,
            Rate = d.Rate, FixedAmount = d.FixedAmount, Meter = d.Meter, Feature = d.Feature, Timing = d.Timing,
            MinimumAmount = d.MinimumAmount, MaximumAmount = d.MaximumAmount, BucketPricing = d.BucketPricing, Quantity = d.Quantity,
            CreatedAt = price.CreatedAt, Definition = d,
        };
    }
}
