using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Alerts;

/// <summary>An alert fired in this transaction.</summary>
public sealed record AlertFired(Alert Alert, Wallet Wallet, Customer Customer) : IDomainEvent;

/// <summary>The balance is back at or above the threshold since this transaction; the next crossing fires again.</summary>
public sealed record AlertRearmed(Wallet Wallet) : IDomainEvent;

/// <summary>
/// Fires once when the ongoing balance falls below the threshold, and is ready again when it is back at or above it. It runs in
/// the transaction that moved the balance or the exposure, so a crossing is never seen twice and never lost.
/// </summary>
public sealed class WatchBalance(BillingDb db, OperationContext context, AlertMail mail) : IListener<WalletMoved>
{
    public async Task HearAsync(WalletMoved happened, CancellationToken cancel)
    {
        var (wallet, standing) = (happened.Wallet, happened.Wallet.Standing);
        var low = wallet.AlertEnabled && wallet.Ongoing < wallet.AlertThreshold;
        if (low == (standing.Low == LowState.Low)) return;
        (standing.Low, standing.LowSince) = low ? (LowState.Low, (NodaTime.Instant?)context.Now) : (LowState.Ok, null);
        if (low) await FireAsync(wallet, cancel);
        else if (wallet.AlertEnabled) context.Raise(new AlertRearmed(wallet));
    }

    private async Task FireAsync(Wallet wallet, CancellationToken cancel)
    {
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == wallet.CustomerId, cancel);
        var alert = new Alert
        {
            Id = context.NewId<Alert>(), WalletId = wallet.Id, CustomerId = customer.Id, Currency = wallet.Currency, ThresholdMinor = wallet.AlertThresholdMinor,
            OngoingMinor = wallet.Ongoing.Minor, BalanceMinor = wallet.Balance.Minor, FiredAt = context.Now,
        };
        alert.Deliveries.Add(new() { Id = context.NewId<AlertDelivery>(), AlertId = alert.Id, Channel = AlertChannel.InApp, Target = "inbox", CreatedAt = context.Now });
        db.Add(alert);
        mail.Send(alert, wallet, customer);
        context.Raise(new AlertFired(alert, wallet, customer));
    }
}
