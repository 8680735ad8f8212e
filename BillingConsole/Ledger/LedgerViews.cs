using System.Text.Json.Serialization;
using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Ledger;

/// <summary>One entry with its postings; the amounts stand on the side they were posted to.</summary>
public sealed record LedgerEntryView(
    Id<LedgerEntry> Id, long Seq, Instant At, LocalDate On, EntryKind Kind, string? Invoice, string? Customer, string? Payment, string? Memo,
    Currency Currency, string? InvoiceName, string? CustomerName, IReadOnlyList<LedgerPostingView> Postings)
{
    public static LedgerEntryView Of(LedgerEntry entry, IReadOnlyDictionary<string, string> names) => new(
        entry.Id, entry.Seq, entry.At, entry.On, entry.Kind, entry.Invoice, entry.Customer, entry.Payment, entry.Memo, entry.Currency,
        names.GetValueOrDefault(entry.Invoice ?? ""), names.GetValueOrDefault(entry.Customer ?? ""),
        [.. entry.Postings.OrderBy(p => p.Position).Select(p => LedgerPostingView.Of(p.Account, p.Amount))]);

    /// <summary>What either side adds up to.</summary>
    public Money Amount => Money.Sum(Postings.Select(p => p.Debit), Currency);
}

public sealed record LedgerPostingView(string Account, Money Debit, Money Credit)
{
    public static LedgerPostingView Of(string account, Money amount)
    {
        var zero = Money.Zero(amount.Currency);
        return new(account, Money.Max(amount, zero), Money.Max(-amount, zero));
    }

    /// <summary>Entries of one kind and currency, account by account as if they were one.</summary>
    public static IReadOnlyList<LedgerPostingView> Together(IReadOnlyList<LedgerEntryView> entries) =>
    [
        .. entries.SelectMany(e => e.Postings).GroupBy(p => p.Account)
            .Select(g => new LedgerPostingView(g.Key, Money.Sum(g.Select(p => p.Debit), entries[0].Currency), Money.Sum(g.Select(p => p.Credit), entries[0].Currency))),
    ];
}

public enum NormalSide { Debit, Credit }

/// <summary>Everything that was ever posted to an account in one currency; the balance is above zero on the account's normal side.</summary>
public sealed record AccountView(string Code, Currency Currency, NormalSide Normal, Money Debit, Money Credit, Money Balance, long Postings);

/// <summary>Each account's balance on the side where it stands; both sides add up to the same.</summary>
public sealed record TrialBalanceView(LocalDate? AsOf, Currency? Currency, IReadOnlyList<TrialBalanceRow> Accounts, string Difference)
{
    public bool Balanced => ByCurrency.All(c => c.Debit == c.Credit);

    [JsonIgnore]
    public IReadOnlyList<TrialBalanceSide> ByCurrency => [.. Accounts.GroupBy(a => a.Currency).Select(g => new TrialBalanceSide(
        g.Key, [.. g], Money.Sum(g.Select(a => a.Debit), g.Key), Money.Sum(g.Select(a => a.Credit), g.Key)))];
}

/// <summary>The accounts of one currency and what their two sides add up to.</summary>
public sealed record TrialBalanceSide(Currency Currency, IReadOnlyList<TrialBalanceRow> Accounts, Money Debit, Money Credit);

public sealed record TrialBalanceRow(string Code, Currency Currency, Money Debit, Money Credit);

/// <summary>What a verification found; <paramref name="Checked"/> counts the entries.</summary>
public sealed record LedgerReport(bool Ok, long Checked, IReadOnlyList<string> Problems);

public sealed record ClosedView(LocalDate? Through);
