using BillingConsole.Catalog;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>Where a part of an entitlement comes from.</summary>
public enum EntitlementOrigin { Plan, AddOn, Override }

public sealed record EntitlementSource(EntitlementOrigin Origin, string Code, decimal Quantity, decimal? Limit);

/// <summary>A feature as a deal grants it: plan (or the deal's own limit in its place) plus add-ons times their quantity.</summary>
public sealed record Entitled(string Feature, bool Enabled, string? Value, decimal? Limit, bool Unlimited, bool Hard, IReadOnlyList<EntitlementSource> Sources)
{
    /// <summary>Nothing is included of a feature that nothing grants.</summary>
    public static Entitled None(string feature) => new(feature, false, null, null, false, false, []);
}

public static class Entitlements
{
    public static IReadOnlyList<Entitled> EntitlementsOn(this Subscription deal, LocalDate day) =>
    [
        .. deal.PlanOn(day).Entitlements.Concat(deal.Entitlements).Concat(deal.AddOns.SelectMany(a => a.Entitlements))
            .Select(e => e.Feature!).Distinct().Select(feature => deal.EntitlementOn(feature, day)),
    ];

    public static Entitled EntitlementOn(this Subscription deal, string feature, LocalDate day)
    {
        var granted = Granted(deal, feature, day).ToList();
        if (granted.Count == 0) return Entitled.None(feature);
        var limited = granted.Where(g => g.Body.Value is null && g.Body.Enabled is null or true).ToList();
        var unlimited = limited.Any(g => IsUnlimited(g.Body));
        return new(
            feature,
            granted.Any(g => g.Body.Enabled != false),
            granted.Select(g => g.Body.Value).LastOrDefault(v => v is not null),
            unlimited ? null : limited.Sum(g => (g.Body.Limit ?? 0) * g.Quantity),
            unlimited,
            Hard: limited.Count > 0 && limited.All(g => g.Body.HardLimit == true),
            [.. granted.Select(g => new EntitlementSource(g.Origin, g.Code, g.Quantity, g.Body.Limit))]);
    }

    private static bool IsUnlimited(EntitlementBody body) => body is { Limit: null, Value: null, Enabled: null };

    private static IEnumerable<(EntitlementOrigin Origin, string Code, decimal Quantity, EntitlementBody Body)> Granted(Subscription deal, string feature, LocalDate day)
    {
        if (deal.Entitlements.Find(e => e.Feature == feature) is { } own)
            yield return (EntitlementOrigin.Override, deal.Id.ToString(), 1, own);
        else if (deal.PlanOn(day) is var on && on.Entitlements.Find(e => e.Feature == feature) is { } plan)
            yield return (EntitlementOrigin.Plan, on.Code ?? "", 1, plan);
        foreach (var addOn in deal.AddOns.Where(a => a.StartsOn <= day && (a.Until is null || a.Until > day)))
            if (addOn.Entitlements.Find(e => e.Feature == feature) is { } more)
                yield return (EntitlementOrigin.AddOn, addOn.AddOnCode, addOn.Quantity, more);
    }
}
