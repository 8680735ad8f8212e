using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Stripe.Sync;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe;

/// <summary>Stripe was silent and answers again: nothing waits out the hour that its last attempt earned.</summary>
[Needs(Permission.Administer)]
public sealed record StripeAnswersAgain : IInput<Done>;

public sealed class StripeAnswersAgainOperation(BillingDb db, RealTime time, OperationContext context, OutboxSignal outbox, InboxSignal inbox) : IOperation<StripeAnswersAgain, Done>
{
    public async Task<Result<Done>> RunAsync(StripeAnswersAgain input, CancellationToken cancel)
    {
        var now = time.Now;
        await db.Set<Outbound>().Where(o => o.Status == OutboundStatus.Waiting && o.LeasedUntil == null && o.DueAt > now).ExecuteUpdateAsync(s => s.SetProperty(o => o.DueAt, now), cancel);
        await db.Set<InboxEvent>().Where(e => e.Status == InboxStatus.Waiting && e.LeasedUntil == null && e.DueAt > now).ExecuteUpdateAsync(s => s.SetProperty(e => e.DueAt, now), cancel);
        await db.Set<OutboxMessage>().Where(m => (m.Kind == SessionCourier.KindName || m.Kind == RefundCourier.KindName) && m.DeliveredAt == null && m.GivenUpAt == null && m.LeasedUntil == null && m.DueAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.DueAt, now), cancel);
        context.AfterCommit(outbox.Wake);
        context.AfterCommit(inbox.Wake);
        return default(Done);
    }
}
