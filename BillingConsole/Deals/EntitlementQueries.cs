using BillingConsole.Catalog;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Deals;

/// <summary>What a customer may use of a feature over all of its running deals.</summary>
/// <param name="Limit">Null for unlimited, and for features that are no quantity.</param>
/// <param name="Used">In the present period of the deal that grants it; null where nothing is counted.</param>
/// <param name="Allowed">Whether more may be used: a soft limit bills what goes beyond it, a hard one does not.</param>
public sealed record CustomerEntitlement(
    string Feature, bool Enabled, string? Value, decimal? Limit, bool Unlimited, bool HardLimit, decimal? Used, decimal? Remaining, bool Allowed,
    IReadOnlyList<GrantView> Sources);

/// <summary>One source; exactly one of the three names is given.</summary>
public sealed record GrantView(string? Plan, string? AddOn, string? Override, decimal Quantity, decimal? Limit)
{
    public static GrantView Of(EntitlementSource source) => new(
        source.Origin == EntitlementOrigin.Plan ? source.Code : null,
        source.Origin == EntitlementOrigin.AddOn ? source.Code : null,
        source.Origin == EntitlementOrigin.Override ? source.Code : null, source.Quantity, source.Limit);
}

[Needs(Permission.Read)]
public sealed class EntitlementQueries(BillingDb db, TimeProvider clock, UsageForBilling usages)
{
    public async Task<IReadOnlyList<CustomerEntitlement>?> OfAsync(string named, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(named, cancel) is not { } customer) return null;
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(customer.Zone).Date;
        var deals = await db.Set<Subscription>().AsNoTracking().Include(s => s.AddOns).Where(s => s.CustomerId == customer.Id).OrderBy(s => s.Id).ToListAsync(cancel);
        var granted = deals.Where(d => d.StatusOn(today) is SubscriptionStatus.Active or SubscriptionStatus.Trialing)
            .SelectMany(d => d.EntitlementsOn(today).Select(e => (Deal: d, Entitled: e))).GroupBy(g => g.Entitled.Feature).ToList();
        var codes = granted.Select(g => g.Key).ToList();
        var features = await db.Set<Feature>().AsNoTracking().Where(f => codes.Contains(f.Code)).ToDictionaryAsync(f => f.Code, cancel);
        var answer = new List<CustomerEntitlement>();
        foreach (var feature in granted)
        {
            var kind = features.GetValueOrDefault(feature.Key);
            var used = kind?.Meter is { } meter
                ? (await usages.ReadAsync(customer, meter, PeriodOf(feature.First().Deal, today), cancel)).Billable.Value : default(decimal?);
            answer.Add(Merge(feature.Key, [.. feature.Select(f => f.Entitled)], kind?.Kind == FeatureKind.Metered, used));
        }
        return answer;
    }

    private static CustomerEntitlement Merge(string feature, IReadOnlyList<Entitled> parts, bool isQuantity, decimal? used)
    {
        var enabled = parts.Any(p => p.Enabled);
        var unlimited = isQuantity && parts.Any(p => p.Unlimited);
        var limit = unlimited || !isQuantity ? null : parts.Sum(p => p.Limit);
        var hard = !unlimited && limit is not null && parts.All(p => p.Hard);
        decimal? remaining = limit is { } most && used is { } so ? Math.Max(0, most - so) : null;
        return new(
            feature, enabled, parts.Select(p => p.Value).LastOrDefault(v => v is not null), limit, unlimited, hard, used, remaining,
            enabled && !(hard && remaining == 0), [.. parts.SelectMany(p => p.Sources).Select(GrantView.Of)]);
    }

    private static Period PeriodOf(Subscription deal, LocalDate today) => deal.Cycle.Containing(LocalDate.Max(today, deal.PaidFrom)).Actual;
}
