using BillingConsole.Catalog;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Subscriptions;

/// <summary>The negotiated part of a deal: checks it and lays it over the items.</summary>
internal static class DealTerms
{
    public static void Apply(Subscription deal, SubscriptionBody body, Check check, OperationContext context)
    {
        foreach (var (code, quantity) in body.Quantities ?? [])
        {
            check.That(deal.Items.Exists(i => i.PriceCode == code && i.Definition.Kind != PriceKind.Usage), $"quantities.{code}", "Names no recurring or one-time price of this deal.");
            check.That(quantity is >= 0 and <= 1_000_000_000, $"quantities.{code}", "Give 0 to 1000000000.");
        }
        AddOverrides(deal, body.Overrides ?? [], "overrides", check, context);
        deal.Entitlements = body.Entitlements ?? [];
        foreach (var (entitlement, i) in deal.Entitlements.Select((e, i) => (e, i)))
            check.That(!string.IsNullOrWhiteSpace(entitlement.Feature), $"entitlements[{i}].feature", "Name a feature.");
        deal.Commitment = Checked(body.Commitment, deal, check);
        deal.Phases = [.. (body.Phases ?? []).OrderBy(p => p.StartsOn)];
        foreach (var (phase, i) in deal.Phases.Select((p, i) => (p, i)))
        {
            check.That(phase.StartsOn >= deal.StartsOn, $"phases[{i}].starts_on", $"Give a day on or after {deal.StartsOn:uuuu-MM-dd}.");
            foreach (var (change, j) in (phase.Overrides ?? []).Select((o, j) => (o, j))) CheckOne(deal, change, $"phases[{i}].overrides[{j}]", check, needsReason: false);
        }
        CheckInterval(deal, check);
    }

    public static void AddOverrides(Subscription deal, IReadOnlyList<OverrideBody> overrides, string field, Check check, OperationContext context, string? author = null)
    {
        foreach (var (asked, i) in overrides.Select((o, i) => (o, i))) AddOverride(deal, asked, $"{field}[{i}]", check, context, author);
    }

    /// <param name="field">Where the override stands in the body; null when it is the body.</param>
    public static void AddOverride(Subscription deal, OverrideBody asked, string? field, Check check, OperationContext context, string? author = null)
    {
        if (CheckOne(deal, asked, field, check, needsReason: true) is { } item)
            deal.Overrides.Add(new()
            {
                Id = context.NewId<PriceOverride>(), SubscriptionId = deal.Id, PriceCode = item.PriceCode, Change = asked.Change,
                Reason = asked.Reason?.Trim() ?? "", Author = author ?? context.Actor.Name, ListPrice = item.Definition, StartsOn = asked.StartsOn,
                EndsOn = asked.EndsOn, CreatedAt = context.Now,
            });
    }

    private static SubscriptionItem? CheckOne(Subscription deal, OverrideBody asked, string? within, Check check, bool needsReason)
    {
        string At(string name) => within is null ? name : $"{within}.{name}";
        var item = deal.ItemOf(asked.Price);
        if (item is null)
        {
            check.Add(At("price"), $"'{asked.Price}' is none of this deal's prices: {string.Join(", ", deal.Items.Select(i => i.PriceCode).Distinct())}.");
            return null;
        }
        if (needsReason) check.Text(At("reason"), asked.Reason, 500);
        check.That(!asked.Change.IsEmpty, within ?? "price", "Changes nothing: give an amount, unit_amount, package_amount, package_size, tiers, included, minimum_amount or maximum_amount.");
        check.That(asked.EndsOn is null || asked.StartsOn is null || asked.EndsOn >= asked.StartsOn, At("ends_on"), "The last day may not lie before starts_on.");
        check.That(asked.Included is null or >= 0, At("included"), "Give 0 or more.");
        CheckFits(item.Definition, asked, At, check);
        foreach (var problem in asked.Change.Apply(item.Definition).ToTerms(deal.Currency).Problems()) check.Add(At(problem.Field), problem.Message);
        return item;
    }

    /// <summary>An amount that the price's model does not know would be silently without effect.</summary>
    private static void CheckFits(PriceDefinition price, OverrideBody asked, Func<string, string> at, Check check)
    {
        void Only(bool given, string name, params PriceModelKind[] models) =>
            check.That(!given || models.Contains(price.Model!.Value), at(name), $"Price {price.Code} is {Platform.Data.Words.Of(price.Model!.Value)}; {name} is for {string.Join(" and ", models.Select(Platform.Data.Words.Of))} prices.");
        Only(asked.Amount is not null, "amount", PriceModelKind.Flat);
        Only(asked.UnitAmount is not null, "unit_amount", PriceModelKind.PerUnit);
        Only(asked.PackageAmount is not null, "package_amount", PriceModelKind.Package);
        Only(asked.PackageSize is not null, "package_size", PriceModelKind.Package);
        Only(asked.Tiers is not null, "tiers", PriceModelKind.Graduated, PriceModelKind.Volume);
    }

    private static Commitment? Checked(Commitment? commitment, Subscription deal, Check check)
    {
        if (commitment is null) return null;
        check.That(commitment.Amount is > 0 and <= 1_000_000_000_000m, "commitment.amount", "Give an amount above 0.");
        check.That(commitment.OverageFactor is null or (>= 1 and <= 100), "commitment.overage_factor", "Give a factor from 1 to 100.");
        var start = deal.StartsOn;
        check.That(commitment.Interval is not { } unit || new Interval(unit, 1).AddTo(start, 1, start.Day) >= deal.Interval.AddTo(start, 1, start.Day), "commitment.interval", "Give the interval that the deal is billed by, or a longer one.");
        return commitment;
    }

    internal static void CheckInterval(Subscription deal, Check check, string field = "interval")
    {
        if (deal.PlanId is null || deal.Interval.TryDivide(deal.PlanInterval, out _)) return;
        foreach (var item in deal.Items.Where(i => i is { AddOnId: null, Until: null, Definition.Kind: PriceKind.Recurring }))
            check.That(deal.Overrides.Exists(o => o.PriceCode == item.PriceCode && o.Change.SetsThePrice), field,
                $"The deal's interval is no whole multiple of the plan's, so an override must set the amount of {item.PriceCode}.");
    }
}
