using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Payments. One is made when a payer of a session confirms, never before.</summary>
internal static class PaymentIntents
{
    public const string Kind = "payment_intent";

    private const string Blank = """
        {"amount":0,"amount_capturable":0,"amount_details":{"tip":{}},"amount_received":0,"application":null,"application_fee_amount":null,"automatic_payment_methods":null,
         "canceled_at":null,"cancellation_reason":null,"capture_method":"automatic","client_secret":null,"confirmation_method":"automatic","currency":null,"customer":null,
         "description":null,"last_payment_error":null,"latest_charge":null,"metadata":{},"next_action":null,"on_behalf_of":null,"payment_method":null,
         "payment_method_options":{},"payment_method_types":[],"processing":null,"receipt_email":null,"review":null,"setup_future_usage":null,"shipping":null,
         "statement_descriptor":null,"statement_descriptor_suffix":null,"status":"requires_payment_method","transfer_data":null,"transfer_group":null}
        """;

    public static JsonObject List(Call call) => call.Page(call.Given.Where(Kind, "customer"));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    /// <summary>The payment of this session, made now if this is the payer's first try.</summary>
    public static JsonObject Of(Turn turn, JsonObject session)
    {
        if (session.Text("payment_intent") is { } id) return turn.Find(id)!;
        var (intent, asked) = (turn.New(Kind, Blank), session["_intent"]!.AsObject());
        (intent["amount"], intent["currency"], intent["customer"]) = (session.Number("amount_total"), session.Text("currency"), session.Text("customer"));
        (intent["client_secret"], intent["description"], intent["receipt_email"]) = ($"{intent.Id()}_secret_{StripeId.Random(25)}", asked.Text("description"), asked.Text("receipt_email"));
        (intent["metadata"], intent["payment_method_types"]) = (asked["metadata"]!.DeepClone(), session["payment_method_types"]!.DeepClone());
        turn.Create(intent, "payment_intent.created");
        session["payment_intent"] = intent.Id();
        turn.Save(session);
        return intent;
    }

    public static void Cancel(Turn turn, JsonObject intent)
    {
        (intent["status"], intent["canceled_at"], intent["next_action"]) = ("canceled", turn.Now, null);
        turn.Save(intent);
        turn.Emit("payment_intent.canceled", intent);
    }

    /// <summary>What a session says of whoever pays.</summary>
    public static JsonObject Payer(JsonObject? customer, string? email, string? name) => new()
    {
        ["address"] = customer?["address"]?.DeepClone(), ["business_name"] = null, ["email"] = email, ["individual_name"] = null, ["name"] = name,
        ["phone"] = customer?.Text("phone"), ["tax_exempt"] = customer?.Text("tax_exempt") ?? "none", ["tax_ids"] = new JsonArray(),
    };
}
