using BillingConsole.Payments;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>A refund of Stripe's money that began here is carried out by Stripe: noted in the same transaction, sent after it.</summary>
public sealed class FollowRefunds(BillingDb db, RealTime time, Outbox outbox, StripeEcho echo) : IListener<PaymentRefunded>
{
    public async Task HearAsync(PaymentRefunded happened, CancellationToken cancel)
    {
        var payment = happened.Payment;
        if (echo.IsStripesOwn || await db.Set<StripePayment>().SingleOrDefaultAsync(p => p.PaymentId == payment.Id, cancel) is not { } known) return;
        var refund = new StripeRefund
        {
            Id = time.NewId<StripeRefund>(), IntentId = known.IntentId, PaymentId = payment.Id, Currency = happened.Amount.Currency, AmountMinor = happened.Amount.Minor, CreatedAt = time.Now,
        };
        db.Add(refund);
        outbox.Send(RefundCourier.KindName, new AskedRefund(refund.Id.ToString(), known.IntentId, StripeMoney.ToWire(refund.Amount)));
    }
}

public sealed record AskedRefund(string Id, string Intent, long Amount);

/// <summary>Asks Stripe for refunds. One that Stripe refuses leaves the money here, and the books follow.</summary>
public sealed class RefundCourier(StripeClient client, StripeConnections connections, StripeAsJob job, Reconciler reconciler, RealTime time) : IOutboxCourier
{
    public const string KindName = "stripe_refund";

    public string Kind => KindName;

    public async Task DeliverAsync(string payload, CancellationToken cancel)
    {
        var asked = Payloads.Read<AskedRefund>(payload);
        try
        {
            var key = $"console/{(await connections.ScopeAsync(cancel)).Instance}/refund/{asked.Id}";
            var form = new StripeForm().Add("payment_intent", asked.Intent).Add("amount", asked.Amount).Add($"metadata[{Marks.Refund}]", asked.Id).ToString();
            var made = await client.SendAsync(StripeCall.Post("/v1/refunds", form, key, background: true), cancel);
            _ = (await job.RunAsync(new SettleRefund(asked.Id, made.Json.Text("id"), null), CancellationToken.None)).Value;
        }
        catch (StripeException failure) when (failure.Error.IsKeyProblem)
        {
            throw Payloads.Held(failure, time);
        }
        catch (StripeException failure) when (failure.Error.IsFinal)
        {
            _ = (await job.RunAsync(new SettleRefund(asked.Id, null, failure.Message), CancellationToken.None)).Value;
            await reconciler.IntentAsync(asked.Intent, cancel);
        }
    }
}

/// <summary>Stripe took a refund on, or refused it.</summary>
[Needs(Permission.Administer)]
public sealed record SettleRefund(string Refund, string? StripeId, string? Error) : IInput<Done>;

public sealed class SettleRefundOperation(BillingDb db, RealTime time) : IOperation<SettleRefund, Done>
{
    public async Task<Result<Done>> RunAsync(SettleRefund input, CancellationToken cancel)
    {
        var id = Id<StripeRefund>.Parse(input.Refund, null);
        var refund = await db.Set<StripeRefund>().SingleAsync(r => r.Id == id, cancel);
        (refund.State, refund.StripeId, refund.Error, refund.SettledAt) = (input.Error is null ? StripeRefundState.Done : StripeRefundState.Refused, input.StripeId, input.Error, time.Now);
        return default(Done);
    }
}
