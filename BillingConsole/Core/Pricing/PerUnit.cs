using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Pricing;

/// <summary>Price × quantity. <paramref name="Price"/> in major units per unit, up to 12 places.</summary>
public sealed record PerUnit(decimal Price) : PriceModel
{
    public override decimal? UnitAmount => Price;

    public override PriceModel ScaledBy(int intervals) => new PerUnit(Price * intervals);

    public override IReadOnlyList<PriceProblem> Problems() => [.. PriceLimits.UnitAmount("unit_amount", Price)];

    internal override IEnumerable<Slice> Slices(decimal quantity, long events) => quantity == 0
        ? []
        : [new Slice(RatedPartKind.Units, quantity, (Exact)Price * quantity) { UnitAmount = Price }];
}
