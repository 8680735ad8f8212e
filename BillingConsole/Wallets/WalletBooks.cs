using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Time;
using BillingConsole.Customers;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Wallets;

/// <summary>The balance or the exposure of a wallet moved in this transaction.</summary>
/// <param name="OfBalance">The balance did, so its siblings may bear another part of the exposure.</param>
public sealed record WalletMoved(Wallet Wallet, bool OfBalance = false) : IDomainEvent;

/// <summary>The only writer of credits and balances: each movement is a row of the credit, a transaction and a posting at once.</summary>
public sealed class WalletBooks(BillingDb db, OperationContext context, Journal journal)
{
    /// <summary>Credit that can be spent at once: granted, or paid into <paramref name="source"/> without an invoice.</summary>
    public async Task<WalletCredit> TopUpAsync(Wallet wallet, Customer customer, TopUpTerms terms, Account? source, CancellationToken cancel)
    {
        var credit = NewCredit(wallet, customer, terms, CreditState.Active, null);
        var entry = source is { } from ? Bookkeeping.TopUpRecorded(terms.Amount, from) : Bookkeeping.TopUpGranted(terms.Amount);
        await journal.PostAsync(entry, About(customer, null, terms.Reason ?? wallet.Name), context.Today(customer.Zone), cancel);
        Move(credit, wallet, terms.Amount.Minor, WalletMove.TopUp, null, terms.Reason);
        return credit;
    }

    /// <summary>Credit that waits until its invoice is paid; the invoice posts it.</summary>
    public WalletCredit AddPending(Wallet wallet, Customer customer, TopUpTerms terms, string invoice, bool automatic)
    {
        var credit = NewCredit(wallet, customer, terms, CreditState.Pending, invoice, automatic);
        wallet.Standing.PendingMinor += credit.AmountMinor;
        return credit;
    }

    /// <summary>Paid credit out of a credit note, which posted it.</summary>
    public void AddCredited(Wallet wallet, Customer customer, Money amount, string invoice, string note)
    {
        var credit = NewCredit(wallet, customer, new(amount, CreditKind.Paid, Wallet.UsualPriority, null, $"Credit note {note}", null), CreditState.Active, null);
        Move(credit, wallet, amount.Minor, WalletMove.TopUp, invoice, note);
    }

    /// <summary>Whether credit waits for this invoice to be paid.</summary>
    public Task<bool> WaitsForAsync(string invoice, CancellationToken cancel) => db.Set<WalletCredit>().AnyAsync(c => c.Invoice == invoice && c.State == CreditState.Pending, cancel);

    /// <summary>The invoice of a pending top-up is paid; the payment posted it.</summary>
    public async Task SettleAsync(string invoice, string? number, CancellationToken cancel)
    {
        var credit = await PendingOfAsync(invoice, cancel);
        credit.State = CreditState.Active;
        credit.Wallet.Standing.PendingMinor -= credit.AmountMinor;
        Move(credit, credit.Wallet, credit.AmountMinor, WalletMove.TopUp, invoice, number);
    }

    /// <summary>The invoice of a pending top-up was voided.</summary>
    public async Task CancelAsync(string invoice, CancellationToken cancel)
    {
        var credit = await PendingOfAsync(invoice, cancel);
        (credit.State, credit.RemainingMinor) = (CreditState.Void, 0);
        credit.Wallet.Standing.PendingMinor -= credit.AmountMinor;
    }

    /// <summary>An invoice takes what was found for it in the purse.</summary>
    public async Task SpendAsync(IReadOnlyList<FundsSpent> spent, JournalSubject about, NodaTime.LocalDate on, CancellationToken cancel)
    {
        if (spent.Count == 0 || Bookkeeping.WalletApplied(spent, spent[0].Amount.Currency) is not { } entry) return;
        await journal.PostAsync(entry, about, on, cancel);
        foreach (var funds in spent)
        {
            var credit = (await db.Set<WalletCredit>().FindAsync([Id<WalletCredit>.Parse(funds.Key, null)], cancel))!;
            credit.Wallet.Standing.SpentMinor += funds.Amount.Minor;
            Take(credit, funds.Amount.Minor, WalletMove.Spent, about.Invoice, about.Memo);
        }
    }

    /// <summary>A voided invoice gives everything back to the credits that paid it; what has expired meanwhile expires again.</summary>
    public async Task ReturnAsync(string invoice, string? memo, CancellationToken cancel)
    {
        var moved = await db.Set<WalletTransaction>().Where(t => t.Invoice == invoice && (t.Move == WalletMove.Spent || t.Move == WalletMove.Returned))
            .GroupBy(t => t.CreditId).Select(g => new { g.Key, Minor = -g.Sum(t => t.AmountMinor) }).ToListAsync(cancel);
        foreach (var part in moved.Where(m => m.Minor > 0))
        {
            var credit = await db.Set<WalletCredit>().Include(c => c.Wallet).SingleAsync(c => c.Id == part.Key, cancel);
            credit.State = CreditState.Active;
            credit.RemainingMinor += part.Minor;
            credit.Wallet.Standing.SpentMinor -= part.Minor;
            Move(credit, credit.Wallet, part.Minor, WalletMove.Returned, invoice, memo);
        }
    }

    /// <summary>What is left of a credit whose last day is over.</summary>
    public async Task ExpireAsync(WalletCredit credit, Customer customer, CancellationToken cancel)
    {
        var (left, zero) = (credit.Remaining, Money.Zero(credit.Currency));
        if (Bookkeeping.Expired(credit.IsGranted ? zero : left, credit.IsGranted ? left : zero) is { } entry)
            await journal.PostAsync(entry, About(customer, null, $"{credit.Wallet.Name}: expired"), context.Today(customer.Zone), cancel);
        credit.State = CreditState.Expired;
        Take(credit, credit.RemainingMinor, WalletMove.Expired, null, $"Last day was {credit.ExpiresOn:uuuu-MM-dd}");
    }

    private WalletCredit NewCredit(Wallet wallet, Customer customer, TopUpTerms terms, CreditState state, string? invoice, bool automatic = false)
    {
        var credit = new WalletCredit
        {
            Id = context.NewId<WalletCredit>(), WalletId = wallet.Id, Wallet = wallet, Kind = terms.Kind, State = state, Currency = wallet.Currency,
            AmountMinor = terms.Amount.Minor, RemainingMinor = terms.Amount.Minor, Priority = terms.Priority, ExpiresOn = terms.ExpiresOn,
            ExpiresAt = terms.ExpiresOn is { } last ? LocalMidnight.Of(last.PlusDays(1), customer.Zone) : null, Reason = terms.Reason, Reference = terms.Reference,
            Invoice = invoice, Automatic = automatic, CreatedAt = context.Now,
        };
        db.Add(credit);
        return credit;
    }

    private void Take(WalletCredit credit, long minor, WalletMove move, string? invoice, string? memo)
    {
        credit.RemainingMinor -= minor;
        Move(credit, credit.Wallet, -minor, move, invoice, memo);
    }

    private void Move(WalletCredit credit, Wallet wallet, long minor, WalletMove move, string? invoice, string? memo)
    {
        if (credit.IsGranted) wallet.Standing.GrantedMinor += minor;
        else wallet.Standing.PaidMinor += minor;
        db.Add(new WalletTransaction
        {
            Id = context.NewId<WalletTransaction>(), WalletId = wallet.Id, CreditId = credit.Id, Move = move, Kind = credit.Kind, Currency = wallet.Currency,
            AmountMinor = minor, BalanceMinor = wallet.Balance.Minor, Invoice = invoice, Memo = memo, At = context.Now,
        });
        context.Raise(new WalletMoved(wallet, OfBalance: true));
    }

    private Task<WalletCredit> PendingOfAsync(string invoice, CancellationToken cancel) =>
        db.Set<WalletCredit>().Include(c => c.Wallet).SingleAsync(c => c.Invoice == invoice && c.State == CreditState.Pending, cancel);

    private static JournalSubject About(Customer customer, string? invoice, string? memo) => new(customer.Id.ToString(), invoice, Memo: memo);
}
