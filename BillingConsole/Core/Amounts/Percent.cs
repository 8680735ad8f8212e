namespace BillingConsole.Core.Amounts;

/// <summary>The share that a coupon takes off: above 0 and at most 100 percent, at most 6 decimals.</summary>
public readonly record struct Percent
{
    public const int Places = 6;

    private Percent(decimal value) => Value = value;

    /// <summary>In percent: 20 for 20 %.</summary>
    public decimal Value { get; }

    /// <summary>The share of one: 0.2 for 20 %.</summary>
    public decimal Fraction => Value / 100m;

    /// <exception cref="ArgumentOutOfRangeException">Not above 0, above 100, or more than 6 decimals.</exception>
    public static Percent Of(decimal value) => TryOf(value, out var percent)
        ? percent
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A percentage is above 0 and at most 100, with at most 6 decimals.");

    public static bool TryOf(decimal value, out Percent percent)
    {
        var fits = value is > 0 and <= 100 && PlainDecimal.PlacesOf(value) <= Places;
        percent = fits ? new(value) : default;
        return fits;
    }

    public override string ToString() => $"{PlainDecimal.ToText(Value)} %";
}
