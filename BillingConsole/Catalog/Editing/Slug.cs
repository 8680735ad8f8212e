using System.Text;

namespace BillingConsole.Catalog.Editing;

/// <summary>A code proposed for a name: "Scale (EU) 2027" becomes "scale-eu-2027".</summary>
public static class Slug
{
    private const int Longest = 40;

    public static string? Of(string? name)
    {
        var slug = new StringBuilder();
        foreach (var letter in (name ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(char.ToLowerInvariant(letter));
            else if (!IsMark(letter) && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length == Longest) break;
        }
        return slug.ToString().Trim('-') is { Length: > 0 } code ? code : null;
    }

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
