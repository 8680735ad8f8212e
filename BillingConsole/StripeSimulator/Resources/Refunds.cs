using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Amounts;
using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.StripeSimulator.Paying;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Money given back. Some means of payment give it back later, or fail to.</summary>
internal static class Refunds
{
    public const string Kind = "refund";

    public static JsonObject List(Call call) => call.Page(call.Given.Where(Kind, "charge", "payment_intent"));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    public static JsonObject Create(Call call)
    {
        var (turn, given) = (call.Turn, call.Given);
        var charge = ChargeOf(turn, given);
        var amount = given.Number("amount", 1);
        var reason = given.OneOf("reason", "duplicate", "fraudulent", "requested_by_customer");
        var metadata = given.Metadata();
        given.Accept("instructions_email", "refund_application_fee", "reverse_transfer").End();
        return Create(turn, charge, amount, reason, metadata);
    }

    /// <param name="amount">In minor units; without it whatever is left.</param>
    public static JsonObject Create(Turn turn, JsonObject charge, long? amount, string? reason, JsonObject? metadata = null)
    {
        var left = charge.Number("amount_captured") - charge.Number("amount_refunded");
        if (!charge.Flag("paid")) throw StripeError.Invalid($"Charge {charge.Id()} has not been paid and cannot be refunded.", "charge");
        if (left == 0) throw StripeError.Invalid($"Charge {charge.Id()} has already been refunded.", null, "charge_already_refunded");
        if (charge.Flag("disputed")) throw StripeError.Invalid($"Charge {charge.Id()} has been charged back; cannot issue a refund.", null, "charge_disputed");
        if (amount > left)
        {
            var currency = ChargeCurrency.Find(charge.Text("currency")!)!;
            throw StripeError.Invalid($"Refund amount ({currency.Format(amount.Value)}) is greater than unrefunded amount on charge ({currency.Format(left)})", "amount");
        }
        var means = Means.Of(charge);
        var refund = New(turn, charge, amount ?? left, reason, metadata ?? [], means.RefundsLater ? "pending" : "succeeded");
        turn.Create(refund, "refund.created");
        Book(turn, charge, refund.Number("amount"), "charge.refunded");
        if (means.RefundEnds) Steps.Plan(turn, turn.Now + Steps.Delay, Steps.EndRefund, refund.Id());
        return refund;
    }

    public static JsonObject Update(Call call)
    {
        var before = call.Addressed(Kind);
        var after = before.Copy();
        after["metadata"] = call.Given.Metadata(before["metadata"]!.AsObject());
        call.Given.End();
        call.Turn.Change(before, after, "refund.updated");
        return after;
    }

    /// <summary>A pending refund arrives, or one comes back: then the money is the account's again.</summary>
    public static void End(Turn turn, JsonObject before)
    {
        var charge = turn.Find(before.Text("charge")!)!;
        var (after, fails) = (before.Copy(), Means.Of(charge).RefundFails);
        after["status"] = fails ? "failed" : "succeeded";
        if (fails) after["failure_reason"] = "expired_or_canceled_card";
        turn.Change(before, after, "refund.updated");
        if (!fails) return;
        turn.Emit("refund.failed", after);
        Book(turn, charge, -after.Number("amount"), "charge.updated");
    }

    private static void Book(Turn turn, JsonObject before, long amount, string eventType)
    {
        var after = before.Copy();
        var refunded = before.Number("amount_refunded") + amount;
        (after["amount_refunded"], after["refunded"]) = (refunded, refunded == before.Number("amount_captured"));
        turn.Change(before, after, eventType);
    }

    private static JsonObject New(Turn turn, JsonObject charge, long amount, string? reason, JsonObject metadata, string status)
    {
        var refund = turn.New(Kind);
        refund.Remove("livemode");
        (refund["amount"], refund["balance_transaction"], refund["charge"], refund["currency"]) = (amount, null, charge.Id(), charge.Text("currency"));
        refund["destination_details"] = new JsonObject { ["card"] = new JsonObject { ["type"] = "refund" }, ["type"] = "card" };
        (refund["metadata"], refund["payment_intent"], refund["reason"]) = (metadata, charge.Text("payment_intent"), reason);
        (refund["receipt_number"], refund["source_transfer_reversal"], refund["status"], refund["transfer_reversal"]) = (null, null, status, null);
        return refund;
    }

    private static JsonObject ChargeOf(Turn turn, Params given)
    {
        if (given.Filled("charge") is { } id) return turn.Find(id) is { } found && found.Kind() == Charges.Kind ? found : throw Missing(Charges.Kind, id);
        if (given.Filled("payment_intent") is not { } payment) throw StripeError.Invalid("One of the following params should be provided for this request: payment_intent or charge.", null, "parameter_missing");
        var intent = turn.Find(payment) is { } made && made.Kind() == PaymentIntents.Kind ? made : throw Missing(PaymentIntents.Kind, payment);
        return intent.Text("status") == "succeeded" ? turn.Find(intent.Text("latest_charge")!)!
            : throw StripeError.Invalid($"This PaymentIntent ({payment}) does not have a successful charge to refund.", "payment_intent", "payment_intent_unexpected_state");
    }

    /// <summary>A refund's references are answered with 404, unlike other references.</summary>
    private static StripeError Missing(string kind, string id) => new(404, "invalid_request_error", "resource_missing", $"No such {kind}: '{id}'", kind);
}
