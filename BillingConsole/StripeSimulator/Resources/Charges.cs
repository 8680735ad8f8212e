using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Paying;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Attempts to take money. What the means of payment will do later stands in <c>_means</c>.</summary>
internal static class Charges
{
    public const string Kind = "charge";

    private const string Blank = """
        {"amount":0,"amount_captured":0,"amount_refunded":0,"application":null,"application_fee":null,"application_fee_amount":null,"balance_transaction":null,
         "billing_details":null,"calculated_statement_descriptor":"STRIPE SIMULATOR","captured":false,"currency":null,"customer":null,"description":null,"disputed":false,
         "failure_balance_transaction":null,"failure_code":null,"failure_message":null,"fraud_details":{},"metadata":{},"on_behalf_of":null,"outcome":null,"paid":false,
         "payment_intent":null,"payment_method":null,"payment_method_details":null,"radar_options":{},"receipt_email":null,"receipt_number":null,"receipt_url":null,
         "refunded":false,"review":null,"shipping":null,"source_transfer":null,"statement_descriptor":null,"statement_descriptor_suffix":null,"status":"pending",
         "transfer_data":null,"transfer_group":null}
        """;

    public static JsonObject List(Call call) => call.Page(call.Given.Where(Kind, "customer", "payment_intent"));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    /// <summary>A charge on this payment by these means: it stands as pending, paid or failed.</summary>
    public static JsonObject New(Turn turn, JsonObject intent, Means means, JsonObject payer, string status)
    {
        var charge = turn.New(Kind, Blank);
        (charge["amount"], charge["currency"], charge["customer"]) = (intent.Number("amount"), intent.Text("currency"), intent.Text("customer"));
        (charge["description"], charge["metadata"], charge["payment_intent"]) = (intent.Text("description"), intent["metadata"]!.DeepClone(), intent.Id());
        (charge["payment_method"], charge["payment_method_details"], charge["_means"]) = (StripeId.New("payment_method"), means.Details(), means.Number);
        charge["billing_details"] = new JsonObject { ["address"] = payer["address"]?.DeepClone() ?? EmptyAddress(), ["email"] = payer.Text("email"), ["name"] = payer.Text("name"), ["phone"] = payer.Text("phone"), ["tax_id"] = null };
        Set(charge, means, status);
        return charge;
    }

    public static void Set(JsonObject charge, Means means, string status)
    {
        var paid = status == "succeeded";
        (charge["status"], charge["paid"], charge["captured"]) = (status, paid, status != "failed");
        charge["amount_captured"] = status == "failed" ? 0L : charge.Number("amount");
        if (status == "failed") (charge["failure_code"], charge["failure_message"]) = (means.Code, means.Message);
        charge["outcome"] = new JsonObject
        {
            ["network_status"] = status == "failed" ? "declined_by_network" : "approved_by_network", ["reason"] = status == "failed" ? means.DeclineCode : null,
            ["risk_level"] = "normal", ["seller_message"] = status == "failed" ? "The bank did not return any further details with this decline." : "Payment complete.",
            ["type"] = status == "failed" ? "issuer_declined" : "authorized",
        };
    }

    private static JsonObject EmptyAddress() =>
        new() { ["city"] = null, ["country"] = null, ["line1"] = null, ["line2"] = null, ["postal_code"] = null, ["state"] = null };
}
