using System.Globalization;
using System.Numerics;

namespace BillingConsole.Core.Amounts;

/// <summary>An amount in minor units (cents) of one currency. Leaving the 64-bit range throws; so does mixing currencies.</summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    public bool IsZero => Minor == 0;

    public bool IsPositive => Minor > 0;

    public bool IsNegative => Minor < 0;

    public static Money operator +(Money left, Money right) => new(checked(left.Minor + left.Same(right).Minor), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Minor - left.Same(right).Minor), left.Currency);

    public static Money operator -(Money value) => value with { Minor = checked(-value.Minor) };

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The one place where an amount is rounded: half away from zero to the currency's minor unit.</summary>
    /// <param name="exact">In major units.</param>
    /// <exception cref="AmountOutOfRangeException">The result does not fit 64 bits of minor units.</exception>
    public static Money Round(Exact exact, Currency currency)
    {
        var minor = exact.RoundedTo(currency.Decimals);
        return BigInteger.Abs(minor) <= long.MaxValue
            ? new((long)minor, currency)
            : throw new AmountOutOfRangeException($"The amount is too large for {currency}.");
    }

    /// <inheritdoc cref="Round(Exact, Currency)"/>
    public static Money Round(decimal exact, Currency currency) => Round((Exact)exact, currency);

    /// <summary>
    /// Reads plain decimal text in major units ("12", "12.5", "-0.56"). False when it is anything else, has more decimals
    /// than the currency, or is too large.
    /// </summary>
    public static bool TryParse(string? text, Currency currency, out Money money)
    {
        money = Zero(currency);
        if (!PlainDecimal.TryParse(text, currency.Decimals, out var amount) || Math.Abs(amount) > long.MaxValue * currency.MinorUnit)
            return false;
        money = Round(amount, currency);
        return true;
    }

    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public static Money Max(Money left, Money right) => left >= right ? left : right;

    public static Money Sum(IEnumerable<Money> parts, Currency currency) =>
        parts.Aggregate(Zero(currency), (total, part) => total + part);

    /// <summary>In major units, always with the currency's decimals.</summary>
    public decimal ToDecimal() => Minor * Currency.MinorUnit;

    /// <summary>Major units, invariant, always with the currency's decimals: "2.66", "-0.56", "1200" for JPY.</summary>
    public string ToText() => ToDecimal().ToString(CultureInfo.InvariantCulture);

    public Money Abs() => Minor < 0 ? -this : this;

    /// <summary>
    /// Splits the amount by weights so that the parts sum to the whole: largest remainder on the absolute value, ties to the
    /// earlier part. A zero weight gets nothing, unless all weights are zero: then all are equal.
    /// </summary>
    /// <exception cref="ArgumentException">A weight is below zero, or there is none although the amount is not zero.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        var currency = Currency;
        return LargestRemainder.Split(Minor, weights).Select(part => new Money(part, currency)).ToArray();
    }

    public int CompareTo(Money other) => Minor.CompareTo(Same(other).Minor);

    public override string ToString() => $"{ToText()} {Currency}";

    private Money Same(Money other) => Currency == other.Currency
        ? other
        : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be mixed.");
}
