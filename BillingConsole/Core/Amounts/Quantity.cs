namespace BillingConsole.Core.Amounts;

/// <summary>
/// Units of something metered or sold: at most 1e15 in absolute value with at most 12 decimals, so that it and every sum
/// within the range is exact. May be below zero (corrections); what is billed is <see cref="NonNegative"/>.
/// </summary>
public readonly record struct Quantity(decimal Value) : IComparable<Quantity>
{
    public const decimal Largest = 1_000_000_000_000_000m;

    public const int Places = 12;

    /// <exception cref="AmountOutOfRangeException">Thrown by the constructor outside the range or for more than 12 decimals.</exception>
    public decimal Value { get; } = Fits(Value)
        ? Value
        : throw new AmountOutOfRangeException("A quantity has at most 12 decimals and is at most 1,000,000,000,000,000.");

    public static Quantity Zero => default;

    /// <exception cref="AmountOutOfRangeException">The sum leaves the range.</exception>
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.Value);

    /// <exception cref="AmountOutOfRangeException">The difference leaves the range.</exception>
    public static Quantity operator -(Quantity left, Quantity right) => new(left.Value - right.Value);

    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;

    /// <summary>Half away from zero to 12 decimals.</summary>
    /// <exception cref="AmountOutOfRangeException">The value leaves the range.</exception>
    public static Quantity Round(Exact exact) => new(exact.ToDecimal(Places));

    /// <exception cref="FormatException">See <see cref="TryParse"/>.</exception>
    public static Quantity Parse(string text) => TryParse(text, out var quantity)
        ? quantity
        : throw new FormatException($"'{text}' is not a quantity.");

    /// <summary>Reads plain decimal text ("12", "-0.5"). False for anything else, too many decimals, or out of range.</summary>
    public static bool TryParse(string? text, out Quantity quantity)
    {
        var fits = PlainDecimal.TryParse(text, Places, out var value) && Fits(value);
        quantity = fits ? new(value) : Zero;
        return fits;
    }

    public Quantity NonNegative() => Value < 0 ? Zero : this;

    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    /// <summary>Invariant, without closing zeros.</summary>
    public override string ToString() => PlainDecimal.ToText(Value);

    /// <summary>Whether a quantity may be made of the value.</summary>
    public static bool Fits(decimal value) => Math.Abs(value) <= Largest && PlainDecimal.PlacesOf(value) <= Places;
}
