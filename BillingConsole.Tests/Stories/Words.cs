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

    public bool PeekIsTime() => Any && words[at].Length == 5 && words[at][2] == ':';

    public int Number() => int.Parse(Next(), CultureInfo.InvariantCulture);

    /// <summary>A number or flag where it looks like one, text otherwise.</summary>
    public object Value() => Next() switch
    {
        "yes" => true,
        var word when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var word => word,
    };
}
