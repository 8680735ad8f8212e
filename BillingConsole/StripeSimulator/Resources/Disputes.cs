using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Payments that the payer's bank takes back until it is settled who is right.</summary>
internal static class Disputes
{
    public const string Kind = "dispute";

    private const long ToAnswer = 7 * 24 * 3600;

    private static readonly string[] Evidence =
        ("access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal customer_communication customer_email_address customer_name "
        + "customer_purchase_ip customer_signature duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt refund_policy "
        + "refund_policy_disclosure refund_refusal_explanation service_date service_documentation shipping_address shipping_carrier shipping_date shipping_documentation "
        + "shipping_tracking_number uncategorized_file uncategorized_text").Split(' ');

    public static JsonObject List(Call call) => call.Page(call.Given.Where(Kind, "charge", "payment_intent"));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    /// <summary>The bank takes the money: the charge is disputed and the funds are withdrawn.</summary>
    public static JsonObject Open(Turn turn, JsonObject charge, string reason)
    {
        if (!charge.Flag("paid") || charge.Flag("disputed")) throw StripeError.Invalid($"Charge {charge.Id()} cannot be disputed.", "charge");
        var dispute = New(turn, charge, reason);
        turn.Create(dispute, "charge.dispute.created");
        charge["disputed"] = true;
        turn.Save(charge);
        Move(turn, dispute, withdrawn: true, fee: true);
        turn.Save(dispute);
        turn.Emit("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    /// <summary>Won gives the money back; lost keeps it with the payer.</summary>
    public static JsonObject Close(Turn turn, JsonObject before, bool won, bool feeBack = false)
    {
        if (before.Text("status") is "won" or "lost") throw StripeError.Invalid("This dispute is already closed.", "dispute");
        var dispute = before.Copy();
        dispute["status"] = won ? "won" : "lost";
        if (won) Move(turn, dispute, withdrawn: false, feeBack);
        turn.Save(dispute);
        turn.Emit("charge.dispute.updated", dispute, JsonReading.Previous(before, dispute));
        if (won)
        {
            var charge = turn.Find(dispute.Text("charge")!)!;
            charge["disputed"] = false;
            turn.Save(charge);
            turn.Emit("charge.dispute.funds_reinstated", dispute);
        }
        turn.Emit("charge.dispute.closed", dispute);
        return dispute;
    }

    private static void Move(Turn turn, JsonObject dispute, bool withdrawn, bool fee) => dispute["balance_transactions"]!.AsArray().Add(BalanceTransactions.OfDispute(turn, dispute, withdrawn, fee).Shown());

    private static JsonObject New(Turn turn, JsonObject charge, string reason)
    {
        var dispute = turn.New(Kind);
        var evidence = new JsonObject();
        foreach (var name in Evidence) evidence[name] = null;
        evidence["enhanced_evidence"] = new JsonObject();
        (dispute["amount"], dispute["balance_transactions"], dispute["charge"]) = (charge.Number("amount") - charge.Number("amount_refunded"), new JsonArray(), charge.Id());
        (dispute["currency"], dispute["evidence"], dispute["is_charge_refundable"]) = (charge.Text("currency"), evidence, false);
        dispute["evidence_details"] = new JsonObject { ["due_by"] = turn.Now + ToAnswer, ["enhanced_eligibility"] = new JsonObject(), ["has_evidence"] = false, ["past_due"] = false, ["submission_count"] = 0L };
        (dispute["enhanced_eligibility_types"], dispute["metadata"], dispute["payment_intent"]) = (new JsonArray(), new JsonObject(), charge.Text("payment_intent"));
        dispute["payment_method_details"] = new JsonObject { ["card"] = new JsonObject { ["brand"] = "visa", ["case_type"] = "chargeback", ["network_reason_code"] = "83" }, ["type"] = "card" };
        (dispute["reason"], dispute["status"]) = (reason, "needs_response");
        return dispute;
    }
}
