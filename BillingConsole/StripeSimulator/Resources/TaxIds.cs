using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Tax numbers of a customer.</summary>
internal static class TaxIds
{
    public const string Kind = "tax_id";

    public static JsonObject List(Call call)
    {
        call.Addressed(CustomerObjects.Kind);
        return call.Page(new(Kind) { Members = [("customer", call.Id)] });
    }

    public static JsonObject Retrieve(Call call) => call.Living(Kind, at: 1);

    public static JsonObject Create(Call call)
    {
        var taxId = New(call.Turn, call.Living(CustomerObjects.Kind).Id(), call.Given);
        call.Given.End();
        call.Turn.Create(taxId, "customer.tax_id.created");
        return taxId;
    }

    public static JsonObject Delete(Call call)
    {
        var taxId = call.Living(Kind, at: 1);
        var stub = call.Turn.Delete(taxId);
        call.Turn.Emit("customer.tax_id.deleted", taxId);
        return stub;
    }

    public static JsonObject New(Turn turn, string customer, Params given)
    {
        var (type, value) = (given.Need("type"), given.Need("value"));
        var taxId = turn.New(Kind);
        taxId["country"] = type == "eu_vat" ? value[..Math.Min(2, value.Length)].ToUpperInvariant() : type[..2].ToUpperInvariant();
        (taxId["customer"], taxId["type"], taxId["value"]) = (customer, type, value);
        taxId["verification"] = new JsonObject { ["status"] = "unavailable", ["verified_address"] = null, ["verified_name"] = null };
        return taxId;
    }
}
