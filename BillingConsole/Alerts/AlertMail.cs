using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Mail;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Wallets;

namespace BillingConsole.Alerts;

/// <summary>Tells the customer by mail that its prepaid credit runs low; the outbox repeats it until it has left.</summary>
public sealed class AlertMail(BillingDb db, OperationContext context, Outbox outbox)
{
    /// <summary>The delivery that was recorded; null when the customer has no address.</summary>
    public AlertDelivery? Send(Alert alert, Wallet wallet, Customer customer)
    {
        if (customer.Email is not { } to) return null;
        string Amount(long minor) => MoneyFormat.WithCode(new Money(minor, alert.Currency));
        var body = new MailMessageBody(Guid.CreateVersion7(), to, $"Your prepaid credit is below {Amount(alert.ThresholdMinor)}",
            $"Dear {customer.Name},\n\nafter what you have used so far, {Amount(alert.OngoingMinor)} of \"{wallet.Name}\" is left (balance {Amount(alert.BalanceMinor)}).\nTop it up to keep your invoices paid from it.\n", []);
        if (body.Faults().Any()) return null;
        var delivery = new AlertDelivery
        {
            Id = context.NewId<AlertDelivery>(), AlertId = alert.Id, Channel = AlertChannel.Email, Target = to, MessageId = outbox.Send(MailCourier.KindOfMessage, body), CreatedAt = context.Now,
        };
        db.Add(delivery);
        return delivery;
    }
}
