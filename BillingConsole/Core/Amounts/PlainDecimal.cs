using System.Globalization;

namespace BillingConsole.Core.Amounts;

/// <summary>
/// The one way numbers are written: ASCII digits, a leading minus, a point with digits on both sides. No exponent,
/// separators or spaces; nothing is dropped silently.
/// </summary>
internal static class PlainDecimal
{
    private const int MostDigits = 28;

    internal static bool TryParse(string? text, int places, out decimal value)
    {
        value = 0;
        if (string.IsNullOrEmpty(text))
            return false;
        var digits = text[0] == '-' ? text.AsSpan(1) : text.AsSpan();
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        return AreDigits(whole)
            && (point < 0 || AreDigits(fraction))
            && fraction.Length <= places
            && whole.Length + fraction.Length <= MostDigits
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Significant decimals: closing zeros do not count.</summary>
    internal static int PlacesOf(decimal value)
    {
        var places = (int)value.Scale;
        while (places > 0 && decimal.Truncate(value * PowerOfTen(places - 1)) == value * PowerOfTen(places - 1))
            places--;
        return places;
    }

    /// <summary>Without closing zeros or exponent.</summary>
    internal static string ToText(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static decimal PowerOfTen(int exponent) => (decimal)System.Numerics.BigInteger.Pow(10, exponent);
}
