using System.Buffers;
using System.Globalization;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Platform.Http;

/// <summary>RFC 4180 lines that no spreadsheet takes for formulas.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n;\t");

    /// <summary>The cells as one line with its end.</summary>
    public static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>Numbers and amounts stay numbers, even below zero, an amount without its currency; text that a spreadsheet would calculate is led by an apostrophe.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        Money money => money.ToText(),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        int or long or uint => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        bool yes => yes ? "true" : "false",
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        Enum word => Words.Of(word),
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    private static string Harmless(string text) =>
        text.TrimStart(' ', '"', '\'', '\u00A0', '\uFEFF') is [var first, ..] && "=+-@\t\r\n＝＋－＠".Contains(first) ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
