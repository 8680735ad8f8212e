using BillingConsole.Core.Pricing;
using NodaTime;

namespace BillingConsole.Catalog.Editing;

/// <summary>A price while it is typed. Numbers of the models that are not chosen are kept, so that trying another model loses nothing.</summary>
public sealed class PriceDraft
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public PriceKind? Kind { get; set; } = PriceKind.Recurring;
    public PriceModelKind? Model { get; set; } = PriceModelKind.Flat;
    public decimal? Amount { get; set; }
    public decimal? UnitAmount { get; set; }
    public decimal? PackageAmount { get; set; }
    public decimal? PackageSize { get; set; }
    public List<TierDraft> Tiers { get; set; } = [new(), new()];
    public decimal? Rate { get; set; }
    public decimal? FixedAmount { get; set; }
    public string? Meter { get; set; }
    public string? Feature { get; set; }
    public PriceTiming? Timing { get; set; } = PriceTiming.Advance;
    public decimal? MinimumAmount { get; set; }
    public decimal? MaximumAmount { get; set; }
    public BucketPricing? BucketPricing { get; set; }
    public decimal? Quantity { get; set; }
    public LocalDate? StartsOn { get; set; }

    public bool HasTiers => Model is PriceModelKind.Graduated or PriceModelKind.Volume;

    public static PriceDraft Of(PriceDefinition price) => new()
    {
        Code = price.Code, Name = price.Name, Kind = price.Kind, Model = price.Model, Amount = price.Amount, UnitAmount = price.UnitAmount,
        PackageAmount = price.PackageAmount, PackageSize = price.PackageSize, Rate = price.Rate, FixedAmount = price.FixedAmount, Meter = price.Meter,
        Feature = price.Feature, Timing = price.Timing, MinimumAmount = price.MinimumAmount, MaximumAmount = price.MaximumAmount,
        BucketPricing = price.BucketPricing, Quantity = price.Kind == PriceKind.Usage ? null : price.Quantity,
        Tiers = price.Tiers is { } tiers ? [.. tiers.Select(t => new TierDraft { UpTo = t.UpTo, UnitAmount = t.UnitAmount, FlatAmount = t.FlatAmount })] : [new(), new()],
    };

    /// <summary>What is sent: only what belongs to the chosen kind and model.</summary>
    public PriceDefinition ToDefinition() => new()
    {
        Code = Code, Name = Name, Kind = Kind, Model = Model, StartsOn = StartsOn, Feature = Feature, MinimumAmount = MinimumAmount, MaximumAmount = MaximumAmount,
        Amount = Model == PriceModelKind.Flat ? Amount : null,
        UnitAmount = Model == PriceModelKind.PerUnit ? UnitAmount : null,
        PackageAmount = Model == PriceModelKind.Package ? PackageAmount : null,
        PackageSize = Model == PriceModelKind.Package ? PackageSize : null,
        Tiers = HasTiers ? Tiers.ConvertAll(t => t.ToBody()) : null,
        Rate = Model == PriceModelKind.Percentage ? Rate : null,
        FixedAmount = Model == PriceModelKind.Percentage ? FixedAmount : null,
        Meter = Kind == PriceKind.Usage ? Meter : null,
        BucketPricing = Kind == PriceKind.Usage ? BucketPricing : null,
        Timing = Kind == PriceKind.Recurring ? Timing : null,
        Quantity = Kind == PriceKind.Usage ? null : Quantity,
    };

    /// <summary>A tier more, before the last one, which stays open.</summary>
    public void AddTier() => Tiers.Insert(Math.Max(Tiers.Count - 1, 0), new());
}
