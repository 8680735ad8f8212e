using System.Text.Json.Serialization;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Alerts;

public enum AlertState { Open, Acknowledged }

/// <summary>How one telling of an alert went.</summary>
public sealed record AlertDeliveryView(Id<AlertDelivery> Id, AlertChannel Channel, string Target, DeliveryState State, int Attempts, Instant? NextAttempt, string? LastError, Instant CreatedAt)
{
    [JsonIgnore]
    public string Outcome => Words.Of(State);
}

public sealed record AlertView(
    Id<Alert> Id, AlertState State, Id<Wallet> Wallet, string WalletName, Id<Customer> Customer, string CustomerName, Currency Currency, Money Threshold, Money OngoingBalance,
    Money Balance, Instant FiredAt, Instant? AcknowledgedAt, string? AcknowledgedBy, IReadOnlyList<AlertDeliveryView> Deliveries)
{
    [JsonIgnore]
    public bool CanAcknowledge => State == AlertState.Open;
}

[Needs(Permission.Read)]
public sealed class AlertQueries(BillingDb db)
{
    public Task<int> OpenCountAsync(CancellationToken cancel) => db.Set<Alert>().CountAsync(a => a.AcknowledgedAt == null, cancel);

    public async Task<PageOf<AlertView>> ListAsync(Listing listing, AlertState? state, string? customer, string? wallet, CancellationToken cancel)
    {
        var rows = db.Set<Alert>().AsNoTracking().Include(a => a.Deliveries).AsQueryable();
        if (state is { } wanted) rows = wanted == AlertState.Open ? rows.Where(a => a.AcknowledgedAt == null) : rows.Where(a => a.AcknowledgedAt != null);
        if (customer is not null)
        {
            var found = await db.CustomerNamedAsync(customer, cancel);
            rows = rows.Where(a => a.CustomerId == found.Id);
        }
        if (wallet is not null)
        {
            var found = await db.FindWalletAsync(wallet, cancel) ?? throw new RefusedException(Refusal.Invalid("wallet", $"There is no wallet '{wallet}'."));
            rows = rows.Where(a => a.WalletId == found.Id);
        }
        var page = await rows.PageAsync(listing, cancel);
        return new(await ViewsAsync(page.Data, cancel), page.NextCursor);
    }

    public async Task<AlertView?> FindAsync(string alert, CancellationToken cancel) => await db.FindAlertAsync(alert, cancel) is { } found ? await ViewAsync(found, cancel) : null;

    public async Task<AlertView> ViewAsync(Alert alert, CancellationToken cancel) => (await ViewsAsync([alert], cancel))[0];

    private async Task<IReadOnlyList<AlertView>> ViewsAsync(IReadOnlyList<Alert> alerts, CancellationToken cancel)
    {
        var (walletIds, customerIds) = (alerts.Select(a => a.WalletId).Distinct().ToList(), alerts.Select(a => a.CustomerId).Distinct().ToList());
        var messageIds = alerts.SelectMany(a => a.Deliveries).Select(d => d.MessageId).OfType<Id<OutboxMessage>>().ToList();
        var wallets = await db.Set<Wallet>().Where(w => walletIds.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancel);
        var customers = await db.Set<Customer>().Where(c => customerIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var stored = await db.Set<OutboxMessage>().Where(m => messageIds.Contains(m.Id)).ToListAsync(cancel);
        var messages = stored.Concat(db.Set<OutboxMessage>().Local).DistinctBy(m => m.Id).ToDictionary(m => m.Id);
        return [.. alerts.Select(a => Of(a, wallets[a.WalletId], customers[a.CustomerId], messages))];
    }

    private static AlertView Of(Alert a, Wallet wallet, Customer customer, Dictionary<Id<OutboxMessage>, OutboxMessage> messages)
    {
        Money Amount(long minor) => new(minor, a.Currency);
        return new(a.Id, a.AcknowledgedAt is null ? AlertState.Open : AlertState.Acknowledged, wallet.Id, wallet.Name, customer.Id, customer.Name, a.Currency, Amount(a.ThresholdMinor),
            Amount(a.OngoingMinor), Amount(a.BalanceMinor), a.FiredAt, a.AcknowledgedAt, a.AcknowledgedBy, [.. a.Deliveries.OrderBy(d => d.Id).Select(d => Of(d, messages))]);
    }

    /// <summary>Delivered messages are removed after a month: one that is gone arrived.</summary>
    private static AlertDeliveryView Of(AlertDelivery d, Dictionary<Id<OutboxMessage>, OutboxMessage> messages)
    {
        var told = d.MessageId is { } id && messages.TryGetValue(id, out var message) ? DeliveryView.Of(message) : null;
        return new(d.Id, d.Channel, d.Target, told?.State ?? DeliveryState.Delivered, told?.Attempts ?? 1, told?.NextAttempt, told?.LastError, d.CreatedAt);
    }
}
