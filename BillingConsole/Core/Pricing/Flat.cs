using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Pricing;

/// <summary><paramref name="Amount"/> in major units, whatever the quantity, zero included.</summary>
public sealed record Flat(decimal Amount) : PriceModel
{
    public override decimal? UnitAmount => Amount;

    public override PriceModel ScaledBy(int intervals) => new Flat(Amount * intervals);

    public override IReadOnlyList<PriceProblem> Problems() => [.. PriceLimits.Amount("amount", Amount)];

    internal override IEnumerable<Slice> Slices(decimal quantity, long events) =>
        [new Slice(RatedPartKind.Flat, quantity, Amount) { FlatAmount = Amount }];
}
