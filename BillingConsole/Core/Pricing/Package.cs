using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Pricing;

/// <summary><paramref name="Amount"/> (major units) for every begun package of <paramref name="Size"/> units.</summary>
public sealed record Package(decimal Amount, decimal Size) : PriceModel
{
    public override PriceModel ScaledBy(int intervals) => this with { Amount = Amount * intervals };

    public override IReadOnlyList<PriceProblem> Problems() =>
    [
        .. PriceLimits.Amount("package_amount", Amount),
        .. PriceLimits.AboveZero("package_size", Size),
    ];

    internal override IEnumerable<Slice> Slices(decimal quantity, long events)
    {
        if (quantity == 0)
            return [];
        var packages = ((Exact)quantity / Size).Ceiling();
        return [new Slice(RatedPartKind.Packages, packages.ToDecimal(0), packages * Amount) { UnitAmount = Amount }];
    }
}
