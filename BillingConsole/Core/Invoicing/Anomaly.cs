using System.Numerics;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Invoicing;

/// <summary>Whether an amount is worth a look beside those of earlier periods.</summary>
public static class Anomaly
{
    /// <summary>With fewer earlier amounts nothing can be said.</summary>
    public const int FewestBefore = 3;

    /// <summary>
    /// More than three standard deviations (of all of <paramref name="before"/>, not of a sample) from their mean; when they never
    /// varied, more than a tenth of it. Exact: whole numbers are compared squared, nothing is rounded. False below <see cref="FewestBefore"/>.
    /// </summary>
    public static bool IsFarFrom(Money now, IReadOnlyList<Money> before)
    {
        if (before.Count < FewestBefore) return false;
        BigInteger n = before.Count;
        var sum = before.Aggregate(BigInteger.Zero, (total, amount) => total + (now - now + amount).Minor);
        var away = n * now.Minor - sum;
        var spread = before.Aggregate(BigInteger.Zero, (total, amount) => total + BigInteger.Pow(n * amount.Minor - sum, 2));
        return spread.IsZero ? BigInteger.Abs(away) * 10 > BigInteger.Abs(sum) : away * away * n > 9 * spread;
    }

    /// <summary>The mean of earlier amounts, rounded; zero when there are none.</summary>
    public static Money Usual(IReadOnlyList<Money> before, Currency currency) =>
        before.Count == 0 ? Money.Zero(currency) : Money.Round((Exact)Money.Sum(before, currency).ToDecimal() / before.Count, currency);
}
