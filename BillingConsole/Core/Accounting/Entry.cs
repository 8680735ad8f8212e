using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Accounting;

/// <summary>
/// One event of the ledger. It cannot exist unless its postings are in one currency, sum to zero, none is zero, no account appears twice,
/// and each is listed for the kind; anything else throws <see cref="ArgumentException"/>.
/// </summary>
public sealed record Entry
{
    public Entry(EntryKind kind, IReadOnlyList<Posting> postings)
    {
        if (Problem(kind, postings) is { } problem)
            throw new ArgumentException($"{kind}: {problem}", nameof(postings));
        Kind = kind;
        Postings = [.. postings];
    }

    public EntryKind Kind { get; }

    public IReadOnlyList<Posting> Postings { get; }

    public Currency Currency => Postings[0].Amount.Currency;

    /// <summary>Debits less credits of one account; zero when the entry does not touch it.</summary>
    public Money Of(Account account) => Money.Sum(Postings.Where(posting => posting.Account == account).Select(posting => posting.Amount), Currency);

    private static string? Problem(EntryKind kind, IReadOnlyList<Posting> postings)
    {
        if (postings.Count < 2)
            return "an entry has at least two postings.";
        if (postings.Select(posting => posting.Amount.Currency).Distinct().Count() > 1)
            return "the postings are in several currencies.";
        if (postings.Any(posting => posting.Amount.IsZero))
            return "a posting is zero.";
        if (postings.Select(posting => posting.Account).Distinct().Count() < postings.Count)
            return "an account is posted twice.";
        if (postings.FirstOrDefault(posting => !PostingRules.Allows(kind, posting)) is { } stray)
            return $"{stray.Account} may not be {(stray.IsDebit ? "debited" : "credited")}.";
        var sum = Money.Sum(postings.Select(posting => posting.Amount), postings[0].Amount.Currency);
        return sum.IsZero ? null : $"debits and credits differ by {sum}.";
    }
}
