using System.Globalization;
using System.Text;

namespace BillingConsole.Platform.Pdf;

/// <summary>Measures and breaks text; widths are in points.</summary>
public static class PdfText
{
    private const string Dots = "…";

    public static decimal Width(this PdfStyle style, string text) =>
        Drawn(text).EnumerateRunes().Sum(rune => style.Font.Advance(style.Font.Glyph(rune.Value))) * style.Size / 1000m;

    /// <summary>Lines no wider than <paramref name="width"/>; breaks at spaces, and inside a word only when it must.</summary>
    public static IReadOnlyList<string> Wrap(this PdfStyle style, string text, decimal width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in Clean(paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (style.Width(longer) <= width)
                {
                    line = longer;
                    continue;
                }

                if (line.Length > 0)
                {
                    lines.Add(line);
                }

                line = style.Chop(word, width, lines);
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>One line no wider than <paramref name="width"/>, ending in … when something was left out.</summary>
    public static string Ellipsis(this PdfStyle style, string text, decimal width)
    {
        var whole = Clean(text);
        if (style.Width(whole) <= width)
        {
            return whole;
        }

        var (kept, room) = ("", width - style.Width(Dots));
        foreach (var rune in whole.EnumerateRunes().TakeWhile(rune => style.Width(kept + rune) <= room))
        {
            kept += rune;
        }

        return kept.TrimEnd() + Dots;
    }

    /// <summary>The characters in the shapes and the order in which they are drawn.</summary>
    internal static string Drawn(string text) => VisualOrder.Of(ArabicForms.Of(Clean(text)));

    /// <summary>Text as it is kept: composed, on one line, without invisible characters that could disguise it.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    clean.Append(' ');
                    break;
                case UnicodeCategory.Format:
                    break;
                default:
                    clean.Append(rune);
                    break;
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string Chop(this PdfStyle style, string word, decimal width, List<string> lines)
    {
        var piece = "";
        foreach (var rune in word.EnumerateRunes())
        {
            if (piece.Length > 0 && style.Width(piece + rune) > width)
            {
                lines.Add(piece);
                piece = "";
            }

            piece += rune;
        }

        return piece;
    }
}
