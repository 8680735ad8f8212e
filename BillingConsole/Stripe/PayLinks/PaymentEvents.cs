using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.Wire;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>An event about a payment is a reason to read that payment, and nothing more.</summary>
public sealed class PaymentEvents(Reconciler reconciler) : IStripeEventHandler
{
    private const string OfSession = "checkout.session.";
    private const string OfIntent = "payment_intent.";
    private const string OfDispute = "charge.dispute.";

    public IReadOnlyList<string> Types { get; } =
    [
        OfSession + "completed", OfSession + "async_payment_succeeded", OfSession + "async_payment_failed", OfSession + "expired",
        OfIntent + "succeeded", OfIntent + "payment_failed", OfIntent + "processing", OfIntent + "canceled",
        "charge.refunded", "charge.updated", "refund.created", "refund.updated", "refund.failed",
        OfDispute + "created", OfDispute + "updated", OfDispute + "funds_withdrawn", OfDispute + "funds_reinstated", OfDispute + "closed",
    ];

    public Task HandleAsync(StripeEvent happened, CancellationToken cancel)
    {
        if (happened.ObjectId is not { } id) return Task.CompletedTask;
        if (happened.Type.StartsWith(OfSession, StringComparison.Ordinal)) return reconciler.SessionAsync(id, cancel);
        if (happened.Type.StartsWith(OfIntent, StringComparison.Ordinal)) return reconciler.IntentAsync(id, cancel);
        return happened.Payload.Reference("payment_intent") is { } intent ? reconciler.IntentAsync(intent, cancel, disputed: happened.Type.StartsWith(OfDispute, StringComparison.Ordinal))
            : reconciler.PartAsync(KindOf(happened.Type), id, cancel);
    }

    private static string KindOf(string type) => type.StartsWith(OfDispute, StringComparison.Ordinal) ? "disputes" : type.StartsWith("charge.", StringComparison.Ordinal) ? "charges" : "refunds";
}
