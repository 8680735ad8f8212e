using System.Text.Json;
using BillingConsole.Stripe.Wire;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>A refund as Stripe shows it.</summary>
/// <param name="Ours">The id of the refund here that it carries out, where it began here.</param>
public sealed record RefundFacts(string Id, long Amount, bool Counts, string? Ours);

/// <summary>What Stripe says of one payment intent at one moment: absolute figures, in Stripe's minor units.</summary>
/// <param name="Request">The link it claims to pay; a hint.</param>
/// <param name="ReadAt">When the reading began.</param>
public sealed record IntentFacts(string Id, string Status, long Received, string Currency, string? Customer, string? Request, string? Trouble, IReadOnlyList<RefundFacts> Refunds, Instant ReadAt)
{
    public static IntentFacts Read(JsonElement intent, IReadOnlyList<JsonElement> refunds, Instant readAt) => new(
        intent.Text("id") ?? "", intent.Text("status") ?? "", intent.Whole("amount_received") ?? 0, intent.Text("currency") ?? "", intent.Reference("customer"),
        intent.Texts("metadata").GetValueOrDefault(Marks.Request), intent.Member("last_payment_error").Text("message"), [.. refunds.Select(Refund)], readAt);

    /// <summary>It takes no money any more, unless somebody pays anew.</summary>
    public bool IsBroken => Status is "requires_payment_method" or "canceled";

    /// <summary>Money that did not reach the payer is still here.</summary>
    private static RefundFacts Refund(JsonElement refund) => new(
        refund.Text("id") ?? "", refund.Whole("amount") ?? 0, refund.Text("status") is not ("failed" or "canceled"), refund.Texts("metadata").GetValueOrDefault(Marks.Refund));
}

/// <summary>What Stripe says of one session.</summary>
public sealed record SessionFacts(string Id, bool IsComplete, bool IsExpired, bool IsPaid, Instant? ExpiresAt, bool IntentIsBroken)
{
    public static SessionFacts Read(JsonElement session, bool intentIsBroken) => new(
        session.Text("id") ?? "", session.Text("status") == "complete", session.Text("status") == "expired", session.Text("payment_status") is "paid" or "no_payment_required",
        session.At("expires_at"), intentIsBroken);
}
