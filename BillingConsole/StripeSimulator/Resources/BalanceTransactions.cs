using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Amounts;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>What came into the account's balance and left it, and what Stripe kept for itself.</summary>
internal static class BalanceTransactions
{
    public const string Kind = "balance_transaction";

    public static JsonObject List(Call call) => call.Page(call.Given.Where(Kind, "source", "type", "currency"));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    /// <summary>A payment, less 2.9 % and a fixed part of 0.30.</summary>
    public static JsonObject OfCharge(Turn turn, JsonObject charge)
    {
        var amount = charge.Number("amount");
        return New(turn, charge, amount, Math.Min(amount, ((amount * 29) + 500) / 1000 + Fixed(charge, 30)), "charge");
    }

    /// <summary>A dispute takes its amount and costs 15.00; what is given back when it is won comes without the cost, or with it.</summary>
    public static JsonObject OfDispute(Turn turn, JsonObject dispute, bool withdrawn, bool fee)
    {
        var (amount, cost) = (dispute.Number("amount"), fee ? Fixed(dispute, 1500) : 0);
        return New(turn, dispute, withdrawn ? -amount : amount, withdrawn ? cost : -cost, "adjustment");
    }

    private static long Fixed(JsonObject of, long ofTwoDecimals) => ChargeCurrency.Find(of.Text("currency")!)!.Decimals == 3 ? ofTwoDecimals * 10 : ofTwoDecimals;

    private static JsonObject New(Turn turn, JsonObject source, long amount, long fee, string type)
    {
        var moved = turn.New(Kind);
        moved.Remove("livemode");
        var currency = source.Text("currency");
        var fees = fee == 0 ? new JsonArray() : new JsonArray(new JsonObject { ["amount"] = fee, ["application"] = null, ["currency"] = currency, ["description"] = "Stripe processing fees", ["type"] = "stripe_fee" });
        (moved["amount"], moved["available_on"], moved["balance_type"], moved["currency"], moved["description"]) = (amount, turn.Now, "payments", currency, null);
        (moved["exchange_rate"], moved["fee"], moved["fee_details"], moved["net"], moved["reporting_category"]) = (null, fee, fees, amount - fee, type == "charge" ? "charge" : "dispute");
        (moved["source"], moved["status"], moved["type"]) = (source.Id(), "available", type);
        turn.Insert(moved);
        return moved;
    }
}
