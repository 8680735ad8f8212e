using BillingConsole.Platform.Http;
using BillingConsole.Shell.Controls;

namespace BillingConsole.Catalog.Editing;

/// <summary>What an editor offers: the features and meters of the catalog.</summary>
public sealed record CatalogChoices(IReadOnlyList<FeatureView> Features, IReadOnlyList<KnownMeter> Meters)
{
    public static CatalogChoices None { get; } = new([], []);

    public IReadOnlyList<Choice> FeatureChoices { get; } = [.. Features.Select(f => new Choice(f.Code, $"{f.Name} ({f.Code})"))];

    public IReadOnlyList<Choice> MeterChoices { get; } = [.. Meters.Select(m => new Choice(m.Code, $"{m.Name} ({m.Code})"))];

    /// <summary>The features whose entitlement can be the included quantity of a price on this meter, or of one without.</summary>
    public IReadOnlyList<Choice> IncludedChoices(string? meter) =>
        [.. Features.Where(f => f.Kind == FeatureKind.Metered && (meter is null || f.Meter == meter)).Select(f => new Choice(f.Code, $"{f.Name} ({f.Code})"))];

    public FeatureKind? KindOf(string? feature) => Features.FirstOrDefault(f => f.Code == feature)?.Kind;

    public bool HasBuckets(string? meter) => Meters.FirstOrDefault(m => m.Code == meter)?.HasBuckets ?? false;

    public static async Task<CatalogChoices> LoadAsync(Platform.Operations.Operations operations)
    {
        var features = await operations.ReadAsync((CatalogQueries q) => q.FeaturesAsync(new Listing(Listing.Most), new(), CancellationToken.None));
        var meters = await operations.ReadAsync((CatalogQueries q) => q.MetersAsync(CancellationToken.None));
        return new(features.Ok ? features.Value.Data : [], meters.Ok ? meters.Value : []);
    }
}
