using System.Globalization;
using System.Text;

namespace BillingConsole.Platform.Pdf;

/// <summary>
/// Puts Hebrew and Arabic runs inside left-to-right text into the order in which they are drawn: the part of the
/// Unicode bidirectional algorithm (UAX #9) that names and addresses need, numbers kept upright and brackets turned.
/// </summary>
internal static class VisualOrder
{
    private const string Brackets = "()[]{}<>«»";

    public static string Of(string text)
    {
        var clusters = Clusters(text);
        if (!clusters.Exists(IsRightToLeft))
        {
            return text;
        }

        for (var start = 0; start < clusters.Count; start++)
        {
            if (IsRightToLeft(clusters[start]))
            {
                var end = RunEnd(clusters, start);
                Turn(clusters, start, end);
                start = end;
            }
        }

        return string.Concat(clusters);
    }

    // A letter and the marks that sit on it stay in their order.
    private static List<string> Clusters(string text)
    {
        var clusters = new List<string>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (clusters.Count > 0 && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
            {
                clusters[^1] += rune;
            }
            else
            {
                clusters.Add(rune.ToString());
            }
        }

        return clusters;
    }

    private static int RunEnd(List<string> clusters, int start)
    {
        var end = start;
        for (var i = start; i < clusters.Count && (IsRightToLeft(clusters[i]) || !char.IsLetter(clusters[i], 0)); i++)
        {
            end = IsRightToLeft(clusters[i]) || char.IsDigit(clusters[i], 0) ? i : end;
        }

        return end;
    }

    private static void Turn(List<string> clusters, int start, int end)
    {
        clusters.Reverse(start, end - start + 1);
        for (var i = start; i <= end; i++)
        {
            var digits = NumberLength(clusters, i, end);
            clusters.Reverse(i, digits);
            i += digits;
            if (i <= end && Brackets.IndexOf(clusters[i], StringComparison.Ordinal) is >= 0 and var at)
            {
                clusters[i] = Brackets[at ^ 1].ToString();
            }
        }
    }

    private static int NumberLength(List<string> clusters, int start, int end)
    {
        var length = 0;
        for (var i = start; i <= end && (char.IsDigit(clusters[i], 0) || (length > 0 && ".,:/".Contains(clusters[i], StringComparison.Ordinal))); i++)
        {
            length = char.IsDigit(clusters[i], 0) ? i - start + 1 : length;
        }

        return length;
    }

    private static bool IsRightToLeft(string cluster) =>
        cluster[0] is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC')
        && !char.IsDigit(cluster, 0);
}
