using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Wallets;

/// <summary>What a customer will be billed for by now, in one currency, and the credit balance that pays of it first.</summary>
public sealed record ExposedAmount(Money Amount, Money CreditBalance);

/// <summary>Spreads exposure over the wallets of a customer.</summary>
public sealed class Exposures(BillingDb db, OperationContext context)
{
    /// <summary>Each wallet in spending order bears what it can pay; what none covers lies on the last.</summary>
    public async Task SetExposure(Id<Customer> customer, IReadOnlyDictionary<Currency, ExposedAmount> exposures, CancellationToken cancel)
    {
        var wallets = await db.Set<Wallet>().Where(w => w.CustomerId == customer).OrderBy(w => w.Priority).ThenBy(w => w.Id).ToListAsync(cancel);
        foreach (var group in wallets.GroupBy(w => w.Currency))
        {
            var zero = Money.Zero(group.Key);
            var exposure = exposures.GetValueOrDefault(group.Key) ?? new(zero, zero);
            Spread([.. group.OrderBy(w => w.Priority).ThenBy(w => w.Id)], Money.Max(exposure.Amount - Money.Max(exposure.CreditBalance, zero), zero));
        }
    }

    private void Spread(List<Wallet> wallets, Money left)
    {
        foreach (var wallet in wallets)
        {
            var share = wallet == wallets[^1] ? left : Money.Min(left, wallet.Balance);
            left -= share;
            if (wallet.Standing.ExposureMinor == share.Minor && wallet.Standing.ExposureAt is not null) continue;
            (wallet.Standing.ExposureMinor, wallet.Standing.ExposureAt) = (share.Minor, context.Now);
            context.Raise(new WalletMoved(wallet));
        }
    }
}

/// <summary>Keeps what a wallet has consumed by the end of each day.</summary>
public sealed class KeepWalletDay(BillingDb db, OperationContext context) : IListener<WalletMoved>
{
    public async Task HearAsync(WalletMoved happened, CancellationToken cancel)
    {
        var (wallet, today) = (happened.Wallet, context.Now.InUtc().Date);
        var day = await db.Set<WalletDay>().FindAsync([wallet.Id, today], cancel);
        if (day is null) db.Add(day = new() { WalletId = wallet.Id, Day = today, ConsumedMinor = 0 });
        day.ConsumedMinor = wallet.ConsumedMinor;
    }
}
