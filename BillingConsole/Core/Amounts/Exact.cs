using System.Globalization;
using System.Numerics;

namespace BillingConsole.Core.Amounts;

/// <summary>
/// A number without any rounding: a fraction of two integers in lowest terms. A <c>decimal</c> keeps 28 digits and
/// drops the rest silently (an 18-digit quantity times a 13-digit price needs 31), so products, shares and sums of a
/// line are taken here and rounded once, by <see cref="Money.Round(Exact, Currency)"/>.
/// </summary>
public readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    // Dividing by it takes the closing zeros off a decimal.
    private const decimal WithoutClosingZeros = 1.0000000000000000000000000000m;

    // Kept one less, so that the default value is 0 / 1.
    private readonly BigInteger _denominatorLessOne;

    private Exact(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsOne)
        {
            Numerator = numerator;
            return;
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    public static Exact Zero => default;

    /// <summary>Carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Above zero.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    public int Sign => Numerator.Sign;

    public static implicit operator Exact(decimal value) => FromDecimal(value);

    public static implicit operator Exact(long value) => new(value, BigInteger.One);

    public static Exact operator +(Exact left, Exact right) => left._denominatorLessOne == right._denominatorLessOne
        ? new(left.Numerator + right.Numerator, left.Denominator)
        : new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Exact operator -(Exact left, Exact right) => left + -right;

    public static Exact operator -(Exact value) => new(-value.Numerator, value.Denominator);

    public static Exact operator *(Exact left, Exact right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException"/>
    public static Exact operator /(Exact left, Exact right) => right.Sign == 0
        ? throw new DivideByZeroException()
        : new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator ==(Exact left, Exact right) => left.Equals(right);

    public static bool operator !=(Exact left, Exact right) => !left.Equals(right);

    public static bool operator <(Exact left, Exact right) => left.CompareTo(right) < 0;

    public static bool operator >(Exact left, Exact right) => left.CompareTo(right) > 0;

    public static bool operator <=(Exact left, Exact right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Exact left, Exact right) => left.CompareTo(right) >= 0;

    public static Exact FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = unchecked((new BigInteger((uint)parts[2]) << 64) + (new BigInteger((uint)parts[1]) << 32) + (uint)parts[0]);
        return new(value < 0 ? -digits : digits, BigInteger.Pow(10, value.Scale));
    }

    public static Exact FromInteger(BigInteger value) => new(value, BigInteger.One);

    public static Exact Min(Exact left, Exact right) => left <= right ? left : right;

    public static Exact Max(Exact left, Exact right) => left >= right ? left : right;

    public static Exact Sum(IEnumerable<Exact> values) => values.Aggregate(Zero, (total, value) => total + value);

    /// <summary>The smallest integer that is not below the value.</summary>
    public Exact Ceiling() => new(-FloorOf(-Numerator), BigInteger.One);

    /// <summary>The value times 10^<paramref name="places"/> as an integer, half away from zero.</summary>
    public BigInteger RoundedTo(int places)
    {
        var scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, places);
        return Sign * ((scaled * 2 + Denominator) / (Denominator * 2));
    }

    /// <summary>Half away from zero to at most <paramref name="places"/> decimals (0 to 28), without closing zeros.</summary>
    /// <exception cref="AmountOutOfRangeException">More digits stand before the point than a decimal holds.</exception>
    public decimal ToDecimal(int places = 12)
    {
        for (places = Denominator.IsOne ? 0 : places; places >= 0; places--)
        {
            var rounded = RoundedTo(places);
            if (BigInteger.Abs(rounded) >> 96 == BigInteger.Zero)
                return (decimal)rounded * new decimal(1, 0, 0, isNegative: false, (byte)places) / WithoutClosingZeros;
        }

        throw new AmountOutOfRangeException("The number has more digits than can be kept.");
    }

    public int CompareTo(Exact other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Exact other) => Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private BigInteger FloorOf(BigInteger numerator) =>
        (numerator - (numerator % Denominator + Denominator) % Denominator) / Denominator;
}
