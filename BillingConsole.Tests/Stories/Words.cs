using System.Globalization;

namespace BillingConsole.Tests.Stories;

/// <summary>The words of one line, read from left to right.</summary>
internal sealed class Words(string line)
{
    private readonly string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    private int at;

    public bool Any => at < words.Length;

    public string Next() => Any ? words[at++] : throw new InvalidOperationException($"The line ends too early: {line}");

    public bool Take(string word)
    {
        if (!Any || words[at] != word) return false;
        at++;
        return true;
    }

    /// <summary><c>10:05</c> where the customer is, or <c>10:05Z</c>.</summary>
    public bool PeekIsTime() => Any && words[at].Length is 5 or 6 && words[at][2] == ':';

    public bool PeekIsNumber() => Any && char.IsAsciiDigit(words[at][0]);

    public int Number() => int.Parse(Next(), CultureInfo.InvariantCulture);

    /// <summary>A number or flag where it looks like one, text otherwise.</summary>
    public object Value() => Next() switch
    {
        "yes" => true,
        var word when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var word => word,
    };
}
