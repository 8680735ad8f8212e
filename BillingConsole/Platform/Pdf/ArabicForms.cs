using System.Globalization;
using System.Text;

namespace BillingConsole.Platform.Pdf;

/// <summary>
/// Joins Arabic letters by the presentation forms of Unicode, whose compatibility decompositions name the letter
/// and whose order within a letter is isolated, final, initial, medial.
/// </summary>
internal static class ArabicForms
{
    private const char Lam = '\u0644';

    private static readonly Dictionary<string, List<char>> Forms = Table();

    public static string Of(string text)
    {
        if (!text.Any(letter => letter is >= '\u0600' and <= '\u06FF'))
        {
            return text;
        }

        var shaped = new StringBuilder(text.Length);
        var joinsOn = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsMark(text[i]))
            {
                shaped.Append(text[i]);
                continue;
            }

            var unit = text[i] == Lam && i + 1 < text.Length && Forms.ContainsKey(text.Substring(i, 2)) ? text.Substring(i, 2) : text[i].ToString();
            i += unit.Length - 1;
            var forms = Forms.GetValueOrDefault(unit);
            var joinsBack = joinsOn && forms is { Count: >= 2 };
            joinsOn = forms is { Count: 4 } && JoinsBack(text, i + 1);
            shaped.Append(forms is null ? unit : forms[(joinsBack ? 1 : 0) + (joinsOn ? 2 : 0)].ToString());
        }

        return shaped.ToString();
    }

    /// <summary>What a presentation form stands for, so that copied text has the plain letters.</summary>
    public static string Plain(int codePoint)
    {
        var text = char.ConvertFromUtf32(codePoint);
        return codePoint is (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) ? text.Normalize(NormalizationForm.FormKC) : text;
    }

    private static bool JoinsBack(string text, int next)
    {
        while (next < text.Length && IsMark(text[next]))
        {
            next++;
        }

        return next < text.Length && Forms.GetValueOrDefault(text[next].ToString()) is { Count: >= 2 };
    }

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static Dictionary<string, List<char>> Table()
    {
        var table = new Dictionary<string, List<char>>(StringComparer.Ordinal);
        foreach (var form in Enumerable.Range(0xFE80, 0x7D).Concat(Enumerable.Range(0xFB56, 0x5C)).Select(code => (char)code))
        {
            var letter = form.ToString().Normalize(NormalizationForm.FormKC);
            if (!table.TryGetValue(letter, out var forms))
            {
                table[letter] = forms = [];
            }

            forms.Add(form);
        }

        return table;
    }
}
