using System.Numerics;

namespace BillingConsole.Core.Amounts;

/// <summary>Hamilton's method: each part gets its share rounded down, the units left over go to the largest remainders.</summary>
internal static class LargestRemainder
{
    internal static long[] Split(long whole, IReadOnlyList<decimal> weights)
    {
        if (weights.Any(weight => weight < 0))
            throw new ArgumentException("A weight is below zero.", nameof(weights));
        if (weights.Count == 0)
            return whole == 0 ? [] : throw new ArgumentException("There is nothing to split the amount over.", nameof(weights));

        var shares = OnOneScale(weights);
        var sum = shares.Aggregate(BigInteger.Zero, (total, share) => total + share);
        var size = BigInteger.Abs(whole);
        var parts = shares.Select(share => (long)(size * share / sum)).ToArray();
        var left = (int)(size - parts.Aggregate(BigInteger.Zero, (total, part) => total + part));
        var next = Enumerable.Range(0, parts.Length).OrderByDescending(index => size * shares[index] % sum).Take(left);
        foreach (var index in next)
            parts[index]++;
        return whole < 0 ? Array.ConvertAll(parts, part => -part) : parts;
    }

    private static BigInteger[] OnOneScale(IReadOnlyList<decimal> weights)
    {
        if (weights.All(weight => weight == 0))
            return Enumerable.Repeat(BigInteger.One, weights.Count).ToArray();
        var places = weights.Max(weight => weight.Scale);
        return weights.Select(weight => ((Exact)weight).RoundedTo(places)).ToArray();
    }
}
