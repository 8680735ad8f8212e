using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Accounting;

/// <summary>Gathers debits and credits, one posting per account; what nets to zero is left out.</summary>
internal sealed class EntryDraft(EntryKind kind)
{
    private readonly List<Posting> postings = [];

    internal EntryDraft Debit(Account account, Money amount)
    {
        var at = postings.FindIndex(posting => posting.Account == account);
        if (at < 0)
            postings.Add(new(account, amount));
        else
            postings[at] = new(account, postings[at].Amount + amount);
        return this;
    }

    internal EntryDraft Credit(Account account, Money amount) => Debit(account, -amount);

    /// <summary>Null when nothing is left to post.</summary>
    internal Entry? ToEntry()
    {
        var left = postings.Where(posting => !posting.Amount.IsZero).ToArray();
        return left.Length == 0 ? null : new(kind, left);
    }

    internal Entry Required() => ToEntry() ?? throw new ArgumentException($"{kind}: there is nothing to post.");
}
