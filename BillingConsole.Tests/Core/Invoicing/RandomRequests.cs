using BillingConsole.Core.Amounts;
using BillingConsole.Core.Discounting;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Metering;
using BillingConsole.Core.Taxation;
using BillingConsole.Core.Time;
using BillingConsole.Tests.Core.Pricing;
using NodaTime;

namespace BillingConsole.Tests.Core.Invoicing;

/// <summary>Invoice requests of every shape, from a seed: lines of all models, commitments, stacked coupons, mixed taxes, credit.</summary>
internal static class RandomRequests
{
    private static readonly Instant Hour = Instant.FromUtc(2026, 1, 5, 0, 0);

    internal static InvoiceRequest Of(int seed)
    {
        var random = new Random(seed);
        Charge[] charges = [.. Enumerable.Range(0, random.Next(6)).Select(i => Charge(random, i))];
        return new(
            Bill.Usd,
            charges,
            random.Next(3) == 0 ? [Commitment(random)] : [],
            [.. Enumerable.Range(0, random.Next(4)).Select(i => Coupon(random, i))],
            [.. Enumerable.Range(0, random.Next(4)).Select(i => Tax(random, i))],
            random.Next(2) == 0 ? TaxRounding.PerCode : TaxRounding.PerLine,
            random.Next(10) == 0 ? "exempt" : null,
            Bill.Dollars(random.Next(50)),
            [.. Enumerable.Range(0, random.Next(3)).Select(i => new Funds($"c{i}", "w", random.Next(2) == 0, Bill.Dollars(random.Next(100))))]);
    }

    private static Charge Charge(Random random, int i)
    {
        var kind = (ChargeKind)random.Next(3);
        var quantity = RandomPrices.Quantity(random);
        return new()
        {
            Key = $"line{i}",
            Kind = kind,
            Description = $"Line {i}",
            Price = $"price{i % 3}",
            Plan = i % 2 == 0 ? "plan" : null,
            AddOn = i % 2 == 0 ? null : "add_on",
            Period = Bill.January,
            Proration = random.Next(3) == 0 ? new Proration(random.Next(32), 31) : Proration.Whole,
            InAdvance = kind == ChargeKind.Recurring && random.Next(2) == 0,
            Terms = RandomPrices.Terms(random, Bill.Usd),
            ListTerms = random.Next(2) == 0 ? RandomPrices.Terms(random, Bill.Usd) : null,
            Quantity = quantity,
            Windows = [new WindowValue(Hour, Hour + Duration.FromHours(1), "", quantity.Value, null, 1)],
            Events = random.Next(4),
            Included = random.Next(3) == 0 ? random.Next(100) : null,
            IncludedUnlimited = random.Next(20) == 0,
            HardLimit = random.Next(10) == 0,
            BilledBefore = random.Next(8) == 0 ? Bill.Dollars(random.Next(20_000) / 100m) : null,
            Taxes = random.Next(6) == 0 ? [Tax(random, 9)] : null,
        };
    }

    private static CommitmentWindow Commitment(Random random) => new(
        Bill.Dollars(random.Next(5000)), new([.. Enumerable.Range(0, random.Next(4)).Select(_ => Share(random, 1000))], Share(random, 500)), random.Next(3) == 0 ? null : 1 + random.Next(4) / 4m, random.Next(2) == 0, random.Next(2) == 0, Bill.January);

    private static BilledShare Share(Random random, int most) => new(Bill.Dollars(random.Next(most)), Bill.Dollars(random.Next(most)));

    private static AppliedCoupon Coupon(Random random, int i)
    {
        string[] prices = random.Next(2) == 0 ? [] : [$"price{random.Next(4)}", $"price{random.Next(4)}"];
        var coupon = random.Next(2) == 0 ? Bill.Percent(random.Next(1, 101), $"C{i}", prices: prices) : Bill.Off(random.Next(1, 30_000) / 100m, $"C{i}", prices);
        return coupon with { PeriodsLeft = random.Next(4) == 0 ? random.Next(2) : null };
    }

    private static TaxTerms Tax(Random random, int i) => random.Next(5) == 0
        ? Bill.FixedTax($"T{i}", random.Next(1, 500) / 100m, random.Next(3) == 0)
        : Bill.Tax($"T{i}", random.Next(1, 25_000) / 1000m, random.Next(3) == 0);
}
