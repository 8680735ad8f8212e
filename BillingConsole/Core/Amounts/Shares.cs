using System.Numerics;

namespace BillingConsole.Core.Amounts;

/// <summary>
/// Rounds parts so that they add up to their rounded whole: largest remainder on the absolute value, ties to the earlier part.
/// Unlike <see cref="Money.Allocate"/> the parts are known exactly and may differ in sign. Each stays within one minor unit of its exact value.
/// </summary>
public static class Shares
{
    /// <summary>One amount per exact part (major units); they sum to the rounded sum of the parts.</summary>
    /// <exception cref="AmountOutOfRangeException">An amount does not fit 64 bits of minor units.</exception>
    public static IReadOnlyList<Money> Of(IReadOnlyList<Exact> exact, Currency currency)
    {
        var total = Money.Round(Exact.Sum(exact), currency);
        return total.IsNegative
            ? [.. Spread([.. exact.Select(part => -part)], -total).Select(part => -part)]
            : Spread(exact, total);
    }

    private static Money[] Spread(IReadOnlyList<Exact> exact, Money total)
    {
        var unit = (Exact)total.Currency.MinorUnit;
        var scaled = exact.Select(part => part / unit).ToArray();
        var floors = scaled.Select(part => -(-part).Ceiling()).ToArray();
        var left = (int)(total.Minor - Exact.Sum(floors).Numerator);
        var order = Enumerable.Range(0, scaled.Length).OrderByDescending(i => scaled[i] - floors[i]).Take(left);
        foreach (var i in order)
            floors[i] += 1L;
        return [.. floors.Select(minor => Money.Round(minor * unit, total.Currency))];
    }
}
