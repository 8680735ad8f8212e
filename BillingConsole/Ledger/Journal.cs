using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Ledger;

/// <summary>What an entry speaks of.</summary>
public sealed record JournalSubject(string? Customer, string? Invoice = null, string? Payment = null, string? Memo = null);

/// <summary>The credit balance of a customer moved in this transaction.</summary>
public sealed record CreditBalanceMoved(string Customer) : IDomainEvent;

/// <summary>Writes entries into the chain, inside the transaction of the row that causes them.</summary>
public sealed class Journal(BillingDb db, OperationContext context)
{
    private LedgerHead? head;

    public async Task<LedgerEntry> PostAsync(Entry entry, JournalSubject about, LocalDate on, CancellationToken cancel)
    {
        head ??= await HeadAsync(cancel);
        if (on <= head.ClosedThrough)
            throw new RefusedException(Refusal.Conflict("period_closed", $"The accounting period through {head.ClosedThrough:uuuu-MM-dd} is closed; post on a later day."));
        var id = context.NewId<LedgerEntry>();
        var currency = entry.Postings[0].Amount.Currency;
        var postings = entry.Postings.Select((p, i) => new LedgerPosting
        {
            EntryId = id, Position = i, Account = p.Account.Code, Minor = p.Amount.Minor, Currency = currency, Customer = about.Customer, Invoice = about.Invoice,
        }).ToList();
        var seq = head.Seq + 1;
        var written = new LedgerEntry
        {
            Id = id, Seq = seq, At = context.Now, On = on, Kind = entry.Kind, Currency = currency, Customer = about.Customer, Invoice = about.Invoice,
            Payment = about.Payment, Memo = about.Memo, PreviousHash = head.Hash, Postings = postings,
            Hash = EntryHash.Of(head.Hash, seq, context.Now, on, entry.Kind, about, postings),
        };
        (head.Seq, head.Hash) = (seq, written.Hash);
        db.Append(written);
        if (about.Customer is { } customer && postings.Exists(p => p.Account == Account.CustomerCredit.Code)) context.Raise(new CreditBalanceMoved(customer));
        return written;
    }

    /// <summary>Whether nothing may be posted on that day any more.</summary>
    public async Task<bool> IsClosedAsync(LocalDate day, CancellationToken cancel) => day <= (head ??= await HeadAsync(cancel)).ClosedThrough;

    /// <summary>The day itself, or the first one after the closed periods.</summary>
    public async Task<LocalDate> OpenDayAsync(LocalDate day, CancellationToken cancel) =>
        (head ??= await HeadAsync(cancel)).ClosedThrough is { } closed && day <= closed ? closed.PlusDays(1) : day;

    private async Task<LedgerHead> HeadAsync(CancellationToken cancel)
    {
        if (await db.Set<LedgerHead>().SingleOrDefaultAsync(h => h.Id == LedgerHead.TheOne, cancel) is { } found) return found;
        var first = new LedgerHead();
        db.Add(first);
        return first;
    }
}

/// <summary>Balances as the postings add up to them.</summary>
public static class LedgerBalances
{
    /// <summary>What the entries of one payment moved on an account, debits less credits, those of this very operation among them; without kinds all of them.</summary>
    public static async Task<Money> MovedByPaymentAsync(this BillingDb db, string customer, string payment, Account account, Currency currency, CancellationToken cancel, params EntryKind[] kinds)
    {
        var (code, any) = (account.Code, kinds.Length == 0);
        var stored = await (from posting in db.Set<LedgerPosting>()
                            join entry in db.Set<LedgerEntry>() on posting.EntryId equals entry.Id
                            where posting.Customer == customer && posting.Account == code && posting.Currency == currency && entry.Payment == payment && (any || kinds.Contains(entry.Kind))
                            select posting.Minor).SumAsync(cancel);
        var adding = db.Added<LedgerEntry>().Where(e => e.Payment == payment && (any || kinds.Contains(e.Kind))).SelectMany(e => e.Postings)
            .Where(p => p.Account == code && p.Currency == currency).Sum(p => p.Minor);
        return new(stored + adding, currency);
    }

    /// <summary>What one customer has to its credit.</summary>
    public static async Task<Money> CreditBalanceAsync(this BillingDb db, string customer, Currency currency, CancellationToken cancel) =>
        (await db.CreditBalancesAsync([customer], currency, cancel)).GetValueOrDefault(customer, Money.Zero(currency));

    /// <summary>What each customer has to its credit: the credit side of its customer_credit postings, those of this very operation among them.</summary>
    public static async Task<Dictionary<string, Money>> CreditBalancesAsync(this BillingDb db, IReadOnlyCollection<string> customers, Currency currency, CancellationToken cancel)
    {
        var account = Account.CustomerCredit.Code;
        var sums = await db.Set<LedgerPosting>().Where(p => p.Account == account && p.Currency == currency && EF.Parameter(customers).Contains(p.Customer!))
            .GroupBy(p => p.Customer!).Select(g => new { Customer = g.Key, Minor = g.Sum(p => p.Minor) }).ToListAsync(cancel);
        var adding = db.Added<LedgerEntry>().SelectMany(e => e.Postings)
            .Where(p => p.Account == account && p.Currency == currency && p.Customer is not null && customers.Contains(p.Customer)).Select(p => new { Customer = p.Customer!, p.Minor });
        return sums.Concat(adding).GroupBy(s => s.Customer).ToDictionary(g => g.Key, g => new Money(-g.Sum(s => s.Minor), currency));
    }
}

/// <summary>Accounts that share what stands before the colon, as a LIKE pattern.</summary>
public static class AccountPattern
{
    public const string Escape = "\\";

    public static string Family(string account) =>
        account.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal) + ":%";
}
