using BillingConsole.Alerts;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Wallets;
using NodaTime;

namespace BillingConsole.Webhooks.Announcing;

/// <summary>A wallet as it stood when its alert fired, or was ready again.</summary>
public sealed record WalletAlertData(
    Id<Alert>? Alert, Id<Wallet> Wallet, string WalletName, Id<Customer> Customer, string CustomerName, Currency Currency, Money Threshold, Money OngoingBalance, Money Balance, Instant At);

/// <summary>Announces crossings; those that leave stand among the alert's own deliveries too.</summary>
public sealed class AlertAnnouncements(BillingDb db, OperationContext context, Announcer announcer) : IListener<AlertFired>, IListener<AlertRearmed>
{
    public async Task HearAsync(AlertFired happened, CancellationToken cancel)
    {
        foreach (var (url, delivery) in await announcer.AnnounceAsync(WebhookEvents.AlertFired, () => DataOf(happened.Alert.Id, happened.Wallet, happened.Customer), cancel))
            db.Add(new AlertDelivery
            {
                Id = context.NewId<AlertDelivery>(), AlertId = happened.Alert.Id, Channel = AlertChannel.Webhook, Target = new Uri(url).Host, MessageId = delivery.MessageId, CreatedAt = context.Now,
            });
    }

    public Task HearAsync(AlertRearmed happened, CancellationToken cancel) => announcer.AnnounceAsync(
        WebhookEvents.AlertRearmed, async () => await DataOf(null, happened.Wallet, await announcer.CustomerAsync(happened.Wallet.CustomerId, cancel)), cancel);

    private Task<object> DataOf(Id<Alert>? alert, Wallet wallet, Customer customer) => Task.FromResult<object>(new WalletAlertData(
        alert, wallet.Id, wallet.Name, customer.Id, customer.Name, wallet.Currency, wallet.AlertThreshold, wallet.Ongoing, wallet.Balance, context.Now));
}
