using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Wallets;

/// <summary>The wallet accounts are what wallets hold, customer by customer; a wallet holds what is left of its credits; pending top-ups count apart.</summary>
public sealed class WalletCheck(BillingDb db) : ILedgerCheck
{
    private const int MostNamed = 20;

    private sealed record Sum(string Customer, Currency Currency, long Minor);

    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancel)
    {
        var held = await db.Set<Wallet>().AsNoTracking().ToListAsync(cancel);
        List<string> problems =
        [
            .. await DifferingAsync(Account.WalletPaid, held.Select(w => new Sum(w.CustomerId.ToString(), w.Currency, w.Standing.PaidMinor)), cancel),
            .. await DifferingAsync(Account.WalletGranted, held.Select(w => new Sum(w.CustomerId.ToString(), w.Currency, w.Standing.GrantedMinor)), cancel),
            .. await DifferingAsync(Account.WalletPending, held.Select(w => new Sum(w.CustomerId.ToString(), w.Currency, w.Standing.PendingMinor)), cancel),
        ];
        var lots = (await db.Set<WalletCredit>().Where(c => c.State != CreditState.Void).GroupBy(c => new { c.WalletId, c.Kind, Waits = c.State == CreditState.Pending })
            .Select(g => new { g.Key, Minor = g.Sum(c => c.RemainingMinor) }).ToListAsync(cancel)).ToDictionary(g => (g.Key.WalletId, g.Key.Kind, g.Key.Waits), g => g.Minor);
        problems.AddRange(held.Where(w => lots.GetValueOrDefault((w.Id, CreditKind.Paid, false)) != w.Standing.PaidMinor || lots.GetValueOrDefault((w.Id, CreditKind.Granted, false)) != w.Standing.GrantedMinor
                || lots.GetValueOrDefault((w.Id, CreditKind.Paid, true)) != w.Standing.PendingMinor)
            .Take(MostNamed).Select(w => $"Wallet {w.Id} does not hold what is left of its credits."));
        var moved = await db.Set<WalletTransaction>().GroupBy(t => t.WalletId).Select(g => new { g.Key, Minor = g.Sum(t => t.AmountMinor) }).ToDictionaryAsync(g => g.Key, g => g.Minor, cancel);
        problems.AddRange(held.Where(w => moved.GetValueOrDefault(w.Id) != w.Balance.Minor).Take(MostNamed).Select(w => $"The transactions of wallet {w.Id} do not add up to its balance."));
        return problems;
    }

    private async Task<IEnumerable<string>> DifferingAsync(Account account, IEnumerable<Sum> wallets, CancellationToken cancel)
    {
        var code = account.Code;
        var posted = (await db.Set<LedgerPosting>().Where(p => p.Account == code).GroupBy(p => new { p.Customer, p.Currency })
            .Select(g => new { g.Key.Customer, g.Key.Currency, Minor = -g.Sum(p => p.Minor) }).ToListAsync(cancel)).ToDictionary(g => (g.Customer ?? "", g.Currency), g => g.Minor);
        var held = wallets.GroupBy(w => (w.Customer, w.Currency)).ToDictionary(g => g.Key, g => g.Sum(w => w.Minor));
        var below = posted.Where(p => p.Value < 0).Select(p => $"{code} of {p.Key.Item1} is below zero: {new Money(p.Value, p.Key.Currency)}.");
        return below.Concat(posted.Keys.Union(held.Keys).Where(k => posted.GetValueOrDefault(k) != held.GetValueOrDefault(k)).Take(MostNamed)
            .Select(k => $"{code} of {k.Item1} is {new Money(posted.GetValueOrDefault(k), k.Item2)} by the journal, but its wallets hold {new Money(held.GetValueOrDefault(k), k.Item2)}."));
    }
}
