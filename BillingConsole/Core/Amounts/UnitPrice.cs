namespace BillingConsole.Core.Amounts;

/// <summary>The price of one unit in major units: at most 12 decimals and 1,000,000,000 in absolute value. Never rounded.</summary>
public readonly record struct UnitPrice(decimal Amount, Currency Currency)
{
    public const decimal Largest = 1_000_000_000m;

    public const int Places = 12;

    /// <exception cref="AmountOutOfRangeException">Thrown by the constructor outside the range or for more than 12 decimals.</exception>
    public decimal Amount { get; } = Fits(Amount)
        ? Amount
        : throw new AmountOutOfRangeException("A unit price has at most 12 decimals and is at most 1,000,000,000.");

    /// <summary>Whether a unit price may be made of the amount.</summary>
    public static bool Fits(decimal amount) => Math.Abs(amount) <= Largest && PlainDecimal.PlacesOf(amount) <= Places;

    /// <summary>Reads plain decimal text. False for anything else, too many decimals, or out of range.</summary>
    public static bool TryParse(string? text, Currency currency, out UnitPrice price)
    {
        var fits = PlainDecimal.TryParse(text, Places, out var amount) && Fits(amount);
        price = new(fits ? amount : 0, currency);
        return fits;
    }

    /// <summary>Exact, in major units.</summary>
    public Exact Times(Quantity quantity) => (Exact)Amount * quantity.Value;

    public override string ToString() => $"{PlainDecimal.ToText(Amount)} {Currency}";
}
