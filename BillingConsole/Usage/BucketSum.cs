using System.Globalization;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Usage;

/// <summary>
/// The sum of a bucket in units of 10^-12. Unlike a decimal it stays exact far beyond the range of a quantity, so that a
/// correction can bring an absurd sum back; only a bill refuses it.
/// </summary>
public readonly record struct BucketSum(Int128 Units)
{
    private const decimal PerOne = 1_000_000_000_000m;
    private static readonly Int128 UnitsPerOne = (Int128)PerOne;

    public static implicit operator BucketSum(decimal quantity) => new((Int128)(quantity * PerOne));

    public static BucketSum operator +(BucketSum left, BucketSum right) => new(checked(left.Units + right.Units));

    /// <summary>A level that stands for a time; of a stored bucket it cannot leave the range.</summary>
    public static BucketSum Area(decimal level, long micros) => new(checked(((BucketSum)level).Units * micros));

    /// <summary>An area in level times nanoseconds.</summary>
    public Exact ToNanoseconds() => Exact.FromInteger(Units) * 1_000 / PerOne;

    /// <exception cref="AmountOutOfRangeException">It is no quantity.</exception>
    public decimal ToQuantity() => Int128.Abs(Units) <= (Int128)Quantity.Largest * UnitsPerOne
        ? (decimal)(Units / UnitsPerOne) + (decimal)(Units % UnitsPerOne) / PerOne
        : throw new AmountOutOfRangeException($"The usage of one hour adds up to {this}, more than can be billed.");

    /// <summary>Plain decimal text, for a column of text or <c>numeric(40,12)</c>.</summary>
    public override string ToString()
    {
        var (whole, fraction) = Int128.DivRem(Units, UnitsPerOne);
        if (fraction == Int128.Zero) return whole.ToString(CultureInfo.InvariantCulture);
        var places = Int128.Abs(fraction).ToString("000000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return $"{(Int128.IsNegative(Units) ? "-" : "")}{Int128.Abs(whole).ToString(CultureInfo.InvariantCulture)}.{places}";
    }

    public static BucketSum Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return new(checked(Int128.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * UnitsPerOne));
        var digits = text[..point] + text[(point + 1)..].PadRight(Quantity.Places, '0');
        return new(Int128.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }
}
