namespace BillingConsole.Tests.House.Tidy;

/// <summary>Something with a length in lines: a file or a method.</summary>
internal sealed record Sized(string Name, int Lines);

/// <summary>How long the things of one kind may be: in the middle, at the 95th percentile and at most.</summary>
internal sealed record Budget(string Kind, int Median, int Most95, int Limit)
{
    public IEnumerable<string> Complaints(IReadOnlyCollection<Sized> things)
    {
        var ordered = things.OrderBy(t => t.Lines).ToList();
        foreach (var tooLong in ordered.Where(t => t.Lines > Limit))
            yield return $"{tooLong.Name} has {tooLong.Lines} lines; the limit for {Kind} is {Limit}.";
        if (ordered.Count == 0) yield break;
        if (At(50) is var median && median.Lines > Median) yield return $"The median of {Kind} is {median.Lines} lines; it may be {Median}.";
        if (At(95) is var late && late.Lines > Most95)
            yield return $"The 95th percentile of {Kind} is {late.Lines} lines; it may be {Most95}. The longest: {string.Join(", ", ordered.TakeLast(5).Select(t => $"{t.Name} ({t.Lines})"))}.";

        Sized At(int percent) => ordered[Math.Max(0, ((ordered.Count * percent) + 99) / 100 - 1)];
    }
}
