using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;

namespace BillingConsole.Tests.Core.Pricing;

/// <summary>Sellable prices and quantities of every shape and size, from a seed.</summary>
internal static class RandomPrices
{
    internal static PriceTerms Terms(Random random, Currency currency)
    {
        var least = random.Next(4) == 0 ? Amount(random) : (decimal?)null;
        var most = random.Next(4) == 0 ? (least ?? 0) + Amount(random) : (decimal?)null;
        return new(Model(random), currency, least, most, random.Next(4) == 0 ? BucketPricing.Each : BucketPricing.Sum);
    }

    internal static PriceModel Model(Random random) => random.Next(6) switch
    {
        0 => new Flat(Amount(random)),
        1 => new PerUnit(Amount(random) / 1000),
        2 => new Package(Amount(random), 1 + random.Next(100)),
        3 => new Graduated(Tiers(random)),
        4 => new Volume(Tiers(random)),
        _ => new Percentage(random.Next(1, 1000) / 100m, random.Next(100) / 100m),
    };

    internal static Tier[] Tiers(Random random)
    {
        var bound = 0m;
        var closed = Enumerable.Range(0, random.Next(4)).Select(_ => new Tier(bound += 1 + random.Next(1000), Amount(random) / 100, Amount(random)));
        return [.. closed, new Tier(null, Amount(random) / 100, random.Next(3))];
    }

    internal static Quantity Quantity(Random random) => new(random.Next(5) switch
    {
        0 => 0,
        1 => random.Next(100),
        2 => random.Next(1_000_000) / 1000m,
        3 => random.NextInt64(1_000_000_000) / 1_000_000m,
        _ => random.Next(3000),
    });

    private static decimal Amount(Random random) => random.Next(100_000) / 100m;
}
