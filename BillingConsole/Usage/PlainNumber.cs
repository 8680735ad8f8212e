using BillingConsole.Core.Amounts;

namespace BillingConsole.Usage;

/// <summary>
/// Reads the digits of a JSON number without losing any: <c>decimal.Parse</c> would silently round what it cannot hold.
/// An exponent is accepted where the result is a quantity.
/// </summary>
internal static class PlainNumber
{
    private const int MostDigits = 38;

    public static bool TryRead(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var negative = text is ['-', ..];
        var at = negative ? 1 : 0;
        UInt128 digits = 0;
        var (significant, scale) = (0, 0);
        if (!Digits(text, ref at, ref digits, ref significant, out _)) return false;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (!Digits(text, ref at, ref digits, ref significant, out scale)) return false;
        }
        if (!Exponent(text, ref at, ref scale) || at != text.Length) return false;
        return Scaled(digits, scale, negative, out value);
    }

    private static bool Digits(ReadOnlySpan<char> text, ref int at, ref UInt128 digits, ref int significant, out int count)
    {
        count = 0;
        for (; at < text.Length && text[at] is >= '0' and <= '9'; at++, count++)
        {
            if (significant > 0 || text[at] != '0') significant++;
            if (significant > MostDigits) return false;
            digits = digits * 10 + (UInt128)(text[at] - '0');
        }
        return count > 0;
    }

    private static bool Exponent(ReadOnlySpan<char> text, ref int at, ref int scale)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E')) return true;
        at++;
        var negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is '-' or '+') at++;
        var start = at;
        var exponent = 0;
        for (; at < text.Length && at - start < 4 && text[at] is >= '0' and <= '9'; at++) exponent = exponent * 10 + text[at] - '0';
        scale += negative ? exponent : -exponent;
        return at > start;
    }

    private static bool Scaled(UInt128 digits, int scale, bool negative, out decimal value)
    {
        value = 0;
        if (digits == 0) return true;
        for (; scale > 0 && digits % 10 == 0; scale--) digits /= 10;
        for (; scale < 0 && digits <= (UInt128)Quantity.Largest; scale++) digits *= 10;
        if (scale is < 0 or > Quantity.Places || digits >> 96 != 0) return false;
        value = new decimal(unchecked((int)(uint)digits), unchecked((int)(uint)(digits >> 32)), unchecked((int)(uint)(digits >> 64)), negative, (byte)scale);
        return Math.Abs(value) <= Quantity.Largest;
    }
}
