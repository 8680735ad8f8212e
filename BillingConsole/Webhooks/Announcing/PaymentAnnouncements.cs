using BillingConsole.Core.Amounts;
using BillingConsole.Invoices;
using BillingConsole.Payments;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Webhooks.Announcing;

/// <summary>What a dispute took, gave back or cost now.</summary>
public sealed record DisputeData(PaymentView Payment, DisputeOutcome Outcome, Money Amount);

/// <summary>What was given back now, of a payment that may have been refunded before.</summary>
public sealed record RefundData(PaymentView Payment, Money Amount);

public sealed class PaymentAnnouncements(BillingDb db, Announcer announcer) : IListener<PaymentRecorded>, IListener<PaymentRefunded>, IListener<PaymentDisputed>
{
    public Task HearAsync(PaymentRecorded happened, CancellationToken cancel) =>
        announcer.AnnounceAsync(WebhookEvents.PaymentRecorded, async () => await ViewAsync(happened.Payment, cancel), cancel);

    public Task HearAsync(PaymentRefunded happened, CancellationToken cancel) =>
        announcer.AnnounceAsync(WebhookEvents.PaymentRefunded, async () => new RefundData(await ViewAsync(happened.Payment, cancel), happened.Amount), cancel);

    public Task HearAsync(PaymentDisputed happened, CancellationToken cancel) =>
        announcer.AnnounceAsync(NameOf(happened.Outcome), async () => new DisputeData(await ViewAsync(happened.Payment, cancel), happened.Outcome, happened.Amount), cancel);

    private static string NameOf(DisputeOutcome outcome) => outcome switch
    {
        DisputeOutcome.Opened => WebhookEvents.DisputeOpened,
        DisputeOutcome.Won => WebhookEvents.DisputeWon,
        DisputeOutcome.Lost => WebhookEvents.DisputeLost,
    };

    private async Task<PaymentView> ViewAsync(Payment payment, CancellationToken cancel) => PaymentView.Of(
        payment, await db.Set<Invoice>().SingleAsync(i => i.Id == payment.InvoiceId, cancel), await announcer.CustomerAsync(payment.CustomerId, cancel));
}
