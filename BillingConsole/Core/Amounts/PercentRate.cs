namespace BillingConsole.Core.Amounts;

/// <summary>The rate of a tax or of a percentage price: 0 to 1000 percent, at most 6 decimals.</summary>
public readonly record struct PercentRate
{
    public const int Places = 6;

    private PercentRate(decimal value) => Value = value;

    /// <summary>In percent: 18 for 18 %.</summary>
    public decimal Value { get; }

    /// <summary>The share of one: 0.18 for 18 %.</summary>
    public decimal Fraction => Value / 100m;

    /// <exception cref="ArgumentOutOfRangeException">Below 0, above 1000, or more than 6 decimals.</exception>
    public static PercentRate Of(decimal value) => TryOf(value, out var rate)
        ? rate
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A rate is between 0 and 1000 percent, with at most 6 decimals.");

    public static bool TryOf(decimal value, out PercentRate rate)
    {
        var fits = value is >= 0 and <= 1000 && PlainDecimal.PlacesOf(value) <= Places;
        rate = fits ? new(value) : default;
        return fits;
    }

    public override string ToString() => $"{PlainDecimal.ToText(Value)} %";
}
