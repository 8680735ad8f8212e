using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Pricing;

/// <summary>All of the quantity at the price of the one tier it falls in (bounds inclusive), plus that tier's flat amount.</summary>
public sealed record Volume(IReadOnlyList<Tier> Tiers) : PriceModel
{
    public override PriceModel ScaledBy(int intervals) => new Volume([.. Tiers.Select(tier => tier.ScaledBy(intervals))]);

    public override IReadOnlyList<PriceProblem> Problems() => TierRules.Problems(Tiers);

    public bool Equals(Volume? other) => other is not null && Tiers.SequenceEqual(other.Tiers);

    public override int GetHashCode() => Tiers.Aggregate(1, HashCode.Combine);

    internal override IEnumerable<Slice> Slices(decimal quantity, long events)
    {
        if (quantity == 0)
            return [];
        var index = Tiers.TakeWhile(step => step.UpTo is { } upTo && quantity > upTo).Count();
        var tier = Tiers[index];
        var amount = (Exact)tier.UnitAmount * quantity + tier.FlatAmount;
        return
        [
            new Slice(RatedPartKind.Tier, quantity, amount)
            {
                UnitAmount = tier.UnitAmount,
                FlatAmount = tier.FlatAmount,
                From = index == 0 ? 0 : Tiers[index - 1].UpTo,
                UpTo = tier.UpTo,
            },
        ];
    }
}
