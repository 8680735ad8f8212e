using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Time;

/// <summary>The share of a full period that is billed, in days.</summary>
public readonly record struct Proration(int Days, int OfDays)
{
    /// <exception cref="ArgumentOutOfRangeException">Thrown by the constructor below 1.</exception>
    public int OfDays { get; } = OfDays >= 1
        ? OfDays
        : throw new ArgumentOutOfRangeException(nameof(OfDays), OfDays, "A full period has at least one day.");

    /// <exception cref="ArgumentOutOfRangeException">Thrown by the constructor below 0 or above <see cref="OfDays"/>.</exception>
    public int Days { get; } = Days >= 0 && Days <= OfDays
        ? Days
        : throw new ArgumentOutOfRangeException(nameof(Days), Days, "The days used are a part of the full period.");

    public static Proration Whole => new(1, 1);

    public bool IsWhole => Days == OfDays;

    /// <exception cref="ArgumentException">The used period does not lie within the full one, or the full one is empty.</exception>
    public static Proration Of(Period used, Period full) => full.Contains(used) && !full.IsEmpty
        ? new(used.Days, full.Days)
        : throw new ArgumentException($"{used} does not lie within {full}.", nameof(used));

    /// <summary>Exact; round once, at the end of the line.</summary>
    public Exact Apply(Exact amount) => amount * Days / OfDays;

    /// <summary>Rounded half away from zero to the minor unit.</summary>
    public Money Apply(Money amount) => Money.Round(Apply((Exact)amount.ToDecimal()), amount.Currency);
}
