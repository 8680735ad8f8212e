using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Where a customer stands, in its currency: what it owes, what of that is late, and what it has to its credit.</summary>
public sealed record CustomerBalanceView(Currency Currency, Money Receivable, Money Overdue, Money CreditBalance, IReadOnlyList<WalletBalanceView> Wallets);

public sealed record WalletBalanceView(Id<Wallet> Id, string Name, Currency Currency, Money Balance, Money OngoingBalance);

[Needs(Permission.Read)]
public sealed class CustomerBalanceQueries(BillingDb db, TimeProvider clock)
{
    public async Task<CustomerBalanceView?> FindAsync(string named, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(named, cancel) is not { } customer) return null;
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(customer.Zone).Date;
        var currency = customer.Currency;
        var owed = await db.Set<Invoice>().Owed()
            .Where(i => i.CustomerId == customer.Id && i.Currency == currency)
            .GroupBy(i => i.DueOn < today).Select(g => new { Late = g.Key, Minor = g.Sum(i => i.DueMinor) }).ToListAsync(cancel);
        var credit = (await db.CreditBalancesAsync([customer.Id.ToString()], currency, cancel)).GetValueOrDefault(customer.Id.ToString(), Money.Zero(currency));
        var wallets = await db.Set<Wallet>().Where(w => w.CustomerId == customer.Id).OrderBy(w => w.Priority).ThenBy(w => w.Id).ToListAsync(cancel);
        return new(currency, new(owed.Sum(o => o.Minor), currency), new(owed.Where(o => o.Late).Sum(o => o.Minor), currency), credit,
            [.. wallets.Select(w => new WalletBalanceView(w.Id, w.Name, w.Currency, w.Balance, w.Ongoing))]);
    }
}
