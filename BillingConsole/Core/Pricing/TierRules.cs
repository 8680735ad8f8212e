using System.Globalization;

namespace BillingConsole.Core.Pricing;

/// <summary>What makes a list of tiers sellable: bounds rise, the last is open, nothing overlaps. Fields are named as the API spells them.</summary>
public static class TierRules
{
    /// <summary>More steps than this are refused: no person reviews them.</summary>
    public const int MostTiers = 200;

    /// <summary>Every problem at once; empty when the tiers may be sold.</summary>
    public static IReadOnlyList<PriceProblem> Problems(IReadOnlyList<Tier> tiers) => tiers.Count switch
    {
        0 => [new("tiers", "Give at least one tier; the last has no up_to.")],
        > MostTiers => [new("tiers", $"Give at most {MostTiers} tiers.")],
        _ => [.. tiers.SelectMany((tier, i) => OfTier(tiers, tier, i))],
    };

    private static IEnumerable<PriceProblem> OfTier(IReadOnlyList<Tier> tiers, Tier tier, int i)
    {
        var bound = $"tiers[{i}].up_to";
        var last = i == tiers.Count - 1;
        if (last && tier.UpTo is not null)
            yield return new(bound, "The last tier must be open: leave its up_to empty.");
        if (!last && tier.UpTo is null)
            yield return new(bound, "Only the last tier may be open.");
        if (tier.UpTo is { } upTo && upTo <= Floor(tiers, i))
            yield return new(bound, string.Create(CultureInfo.InvariantCulture, $"Must be above {Floor(tiers, i)}, where the tier before it ends."));
        foreach (var problem in PriceLimits.UnitAmount($"tiers[{i}].unit_amount", tier.UnitAmount))
            yield return problem;
        foreach (var problem in PriceLimits.Amount($"tiers[{i}].flat_amount", tier.FlatAmount))
            yield return problem;
    }

    private static decimal Floor(IReadOnlyList<Tier> tiers, int i) =>
        tiers.Take(i).Select(tier => tier.UpTo ?? 0).DefaultIfEmpty(0).Max();
}
