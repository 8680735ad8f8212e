using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Catalog;

/// <summary>What a price must be to be sold. Every problem is added at its path; the answer is the price as the catalog keeps it.</summary>
internal static class PriceChecks
{
    public static PriceDefinition Price(this Check check, string at, PriceDefinition? given, Currency currency, CatalogIndex index)
    {
        if (given is null)
        {
            check.Add(at, "Give a price, not null.", "required");
            return new();
        }
        var code = check.Code($"{at}.code", given.Code);
        var kind = check.Required($"{at}.kind", given.Kind, $"Give one of {Words.All<PriceKind>()}.");
        var kept = given with { Code = code, Name = check.OptionalText($"{at}.name", given.Name) ?? code, StartsOn = null };
        check.That(given.Included is null, $"{at}.included", "A catalog price takes its included quantity from the entitlement of its feature; name the feature.");
        Model(check, at, given, currency);
        return given.Kind is null ? kept : kind switch
        {
            PriceKind.Usage => Usage(check, at, kept, index),
            PriceKind.Recurring => Sold(check, at, kept with { Timing = given.Timing ?? PriceTiming.Advance }, index),
            PriceKind.OneTime => Sold(check, at, kept, index),
        };
    }

    private static PriceDefinition Usage(Check check, string at, PriceDefinition price, CatalogIndex index)
    {
        check.That(price.Timing is not PriceTiming.Advance, $"{at}.timing", "Usage is billed in arrears.");
        check.That(price.Quantity is null, $"{at}.quantity", "The meter counts the quantity of a usage price.");
        if (string.IsNullOrWhiteSpace(price.Meter)) check.Add($"{at}.meter", "A usage price names its meter.", "required");
        var meter = index.Meter(price.Meter);
        if (!string.IsNullOrWhiteSpace(price.Meter) && meter is null) check.Add($"{at}.meter", $"There is no meter '{price.Meter}'.", "not_found");
        if (price.BucketPricing == BucketPricing.Each && meter is { HasBuckets: false })
            check.Add($"{at}.bucket_pricing", $"Meter {meter.Code} has no bucket, so there is nothing to price one by one.");
        var feature = Feature(check, at, price, index);
        if (feature is not null && meter is not null && feature.Meter != meter.Code)
            check.Add($"{at}.feature", $"Feature {feature.Code} does not count meter {meter.Code}.");
        return price with
        {
            Timing = PriceTiming.Arrears, BucketPricing = price.BucketPricing ?? BucketPricing.Sum, Meter = meter?.Code, Feature = feature?.Code,
        };
    }

    private static PriceDefinition Sold(Check check, string at, PriceDefinition price, CatalogIndex index)
    {
        check.That(price.Meter is null, $"{at}.meter", "Only a usage price has a meter.");
        check.That(price.BucketPricing is null, $"{at}.bucket_pricing", "Only a usage price has buckets.");
        check.That(price.Model is not PriceModelKind.Percentage, $"{at}.model", "A percentage is taken of usage; use it with kind usage.");
        check.That(price.Kind is PriceKind.Recurring || price.Timing is not PriceTiming.Arrears, $"{at}.timing", "A one-time price is billed at once.");
        check.Quantity($"{at}.quantity", price.Quantity, aboveZero: true);
        return price with { Quantity = price.Quantity ?? 1, Feature = Feature(check, at, price, index)?.Code };
    }

    private static Feature? Feature(Check check, string at, PriceDefinition price, CatalogIndex index)
    {
        if (price.Feature is null) return null;
        var feature = index.Feature(price.Feature);
        if (feature is null) check.Add($"{at}.feature", $"There is no feature '{price.Feature}'.", "not_found");
        else if (feature.Kind != FeatureKind.Metered) check.Add($"{at}.feature", $"Feature {feature.Code} is {Words.Of(feature.Kind)}; only a metered one includes a quantity.");
        return feature;
    }

    private static void Model(Check check, string at, PriceDefinition price, Currency currency)
    {
        if (price.Model is not { } model)
        {
            check.Add($"{at}.model", $"Give one of {Words.All<PriceModelKind>()}.", "required");
            return;
        }
        var before = check.Refusals.Count;
        foreach (var (name, given) in PriceFields.Of(price))
        {
            if (given && !PriceFields.MayHave(model, name)) check.Add($"{at}.{name}", $"The model {Words.Of(model)} has no {name}.");
            else if (!given && PriceFields.MustHave(model, name)) check.Add($"{at}.{name}", $"The model {Words.Of(model)} needs {name}.", "required");
        }
        if (price.Tiers is { } tiers && PriceFields.MayHave(model, "tiers")) Tiers(check, at, tiers);
        var missing = check.Refusals.Skip(before).Select(r => r.Field).ToHashSet();
        var problems = (price with { Tiers = price.Tiers?.ConvertAll(t => t ?? new()) }).ToTerms(currency).Problems();
        foreach (var problem in problems.Where(p => !missing.Contains($"{at}.{p.Field}") && !missing.Any(m => m == $"{at}.{p.Field.Split('.')[0]}")))
            check.Add($"{at}.{problem.Field}", problem.Message);
    }

    private static void Tiers(Check check, string at, List<TierBody> tiers)
    {
        for (var i = 0; i < tiers.Count; i++)
        {
            if (tiers[i] is null) check.Add($"{at}.tiers[{i}]", "Give a tier, not null.", "required");
            else if (tiers[i].UnitAmount is null && tiers[i].FlatAmount is null) check.Add($"{at}.tiers[{i}].unit_amount", "Give a unit_amount, a flat_amount or both.", "required");
        }
    }
}
