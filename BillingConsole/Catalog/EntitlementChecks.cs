using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Catalog;

/// <summary>What may be granted of a feature, by its kind; used for plans, add-ons and single deals alike.</summary>
public static class EntitlementChecks
{
    public static List<EntitlementBody> Entitlements(this Check check, string at, IReadOnlyList<EntitlementBody>? given, CatalogIndex index)
    {
        check.That(given is null or { Count: <= 100 }, at, "At most 100 entitlements.");
        var kept = (given ?? []).Select((entitlement, i) => One(check, $"{at}[{i}]", entitlement, index)).ToList();
        for (var i = 0; i < kept.Count; i++)
            if (kept[i].Feature is { } code && kept.Take(i).Any(e => e.Feature == code)) check.Add($"{at}[{i}].feature", $"Feature {code} is granted twice.");
        return kept;
    }

    private static EntitlementBody One(Check check, string at, EntitlementBody? given, CatalogIndex index)
    {
        if (string.IsNullOrWhiteSpace(given?.Feature))
        {
            check.Add($"{at}.feature", "Name a feature.", "required");
            return new();
        }
        if (index.Feature(given.Feature) is not { } feature)
        {
            check.Add($"{at}.feature", $"There is no feature '{given.Feature}'.", "not_found");
            return given with { Feature = null };
        }
        foreach (var name in Foreign(given, feature.Kind)) check.Add($"{at}.{name}", $"Feature {feature.Code} is {Words.Of(feature.Kind)} and has no {name}.");
        return feature.Kind switch
        {
            FeatureKind.Boolean => new() { Feature = feature.Code, Enabled = given.Enabled ?? true },
            FeatureKind.Metered => Metered(check, at, given with { Feature = feature.Code }),
            FeatureKind.Static => new() { Feature = feature.Code, Value = check.Text($"{at}.value", given.Value) },
        };
    }

    private static EntitlementBody Metered(Check check, string at, EntitlementBody given)
    {
        check.Quantity($"{at}.limit", given.Limit, aboveZero: false);
        check.That(given.HardLimit is not true || given.Limit is not null, $"{at}.hard_limit", "Only a limit can be hard; give a limit.");
        return new() { Feature = given.Feature, Limit = given.Limit, HardLimit = given.HardLimit ?? false };
    }

    private static IEnumerable<string> Foreign(EntitlementBody given, FeatureKind kind)
    {
        if (given.Enabled is not null && kind != FeatureKind.Boolean) yield return "enabled";
        if (given.Limit is not null && kind != FeatureKind.Metered) yield return "limit";
        if (given.HardLimit is not null && kind != FeatureKind.Metered) yield return "hard_limit";
        if (given.Value is not null && kind != FeatureKind.Static) yield return "value";
    }
}
