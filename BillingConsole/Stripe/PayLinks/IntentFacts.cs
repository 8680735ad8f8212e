using System.Text.Json;
using BillingConsole.Stripe.Wire;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>A refund as Stripe shows it.</summary>
/// <param name="Ours">The id of the refund here that it carries out, where it began here.</param>
public sealed record RefundFacts(string Id, long Amount, bool Counts, string? Ours);

/// <summary>A dispute as Stripe shows it; one that is only an inquiry, was won or was prevented holds nothing.</summary>
/// <param name="Held">The bank has the money until it is decided.</param>
/// <param name="Lost">It is the payer's for good.</param>
/// <param name="Fees">What Stripe charged for it; below zero what it gave back.</param>
public sealed record DisputeFacts(long Amount, string Currency, bool Held, bool Lost, IReadOnlyList<FeeFacts> Fees)
{
    public static DisputeFacts Read(JsonElement dispute) => new(
        dispute.Whole("amount") ?? 0, dispute.Text("currency") ?? "", dispute.Text("status") is "needs_response" or "under_review", dispute.Text("status") == "lost",
        FeeFacts.Of(dispute.Items("balance_transactions")));
}

/// <summary>What Stripe charged, in the currency it settles in.</summary>
public sealed record FeeFacts(long Amount, string Currency)
{
    public static IReadOnlyList<FeeFacts> Of(IEnumerable<JsonElement> transactions) =>
        [.. transactions.Select(t => t.Text("currency") is { } currency ? new FeeFacts(t.Whole("fee") ?? 0, currency) : null).OfType<FeeFacts>()];
}

/// <summary>What Stripe says of one payment intent at one moment: absolute figures, in Stripe's minor units.</summary>
/// <param name="Request">The link it claims to pay; a hint.</param>
/// <param name="Fees">What the charge itself cost; empty until Stripe says so.</param>
/// <param name="ReadAt">When the reading began.</param>
public sealed record IntentFacts(string Id, string Status, long Received, string Currency, string? Customer, string? Request, string? Trouble, IReadOnlyList<RefundFacts> Refunds, IReadOnlyList<DisputeFacts> Disputes, IReadOnlyList<FeeFacts> Fees, Instant ReadAt)
{
    public static IntentFacts Read(JsonElement intent, IReadOnlyList<JsonElement> refunds, IReadOnlyList<DisputeFacts> disputes, Instant readAt) => new(
        intent.Text("id") ?? "", intent.Text("status") ?? "", intent.Whole("amount_received") ?? 0, intent.Text("currency") ?? "", intent.Reference("customer"),
        intent.Texts("metadata").GetValueOrDefault(Marks.Request), intent.Member("last_payment_error").Text("message"), [.. refunds.Select(Refund)],
        disputes, FeeFacts.Of([intent.Member("latest_charge").Member("balance_transaction")]), readAt);

    /// <summary>It takes no money any more, unless somebody pays anew.</summary>
    public bool IsBroken => Status is "requires_payment_method" or "canceled";

    /// <summary>It shows every fee there is, so what is less than before was given back; that happens to disputes only.</summary>
    public bool ShowsAllFees => Fees.Count > 0 && Disputes.Count > 0;

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
