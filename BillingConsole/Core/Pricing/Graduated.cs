using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Pricing;

/// <summary>Each tier bills its own slice of the quantity; a tier's flat amount is added when at least a part of a unit falls in it.</summary>
public sealed record Graduated(IReadOnlyList<Tier> Tiers) : PriceModel
{
    public override PriceModel ScaledBy(int intervals) => new Graduated([.. Tiers.Select(tier => tier.ScaledBy(intervals))]);

    public override IReadOnlyList<PriceProblem> Problems() => TierRules.Problems(Tiers);

    public bool Equals(Graduated? other) => other is not null && Tiers.SequenceEqual(other.Tiers);

    public override int GetHashCode() => Tiers.Aggregate(0, HashCode.Combine);

    internal override IEnumerable<Slice> Slices(decimal quantity, long events)
    {
        var from = 0m;
        foreach (var tier in Tiers)
        {
            if (quantity <= from)
                yield break;
            var part = Math.Min(quantity, tier.UpTo ?? quantity) - from;
            var amount = (Exact)tier.UnitAmount * part + tier.FlatAmount;
            yield return new Slice(RatedPartKind.Tier, part, amount)
            {
                UnitAmount = tier.UnitAmount,
                FlatAmount = tier.FlatAmount,
                From = from,
                UpTo = tier.UpTo,
            };
            from = tier.UpTo ?? quantity;
        }
    }
}
