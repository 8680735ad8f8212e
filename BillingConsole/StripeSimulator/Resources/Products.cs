using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>What is paid for; a line of a session makes its own.</summary>
internal static class Products
{
    public const string Kind = "product";

    public static JsonObject List(Call call) => call.Page(new(Kind));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    public static JsonObject Create(Call call)
    {
        var product = New(call.Turn, call.Given);
        call.Given.Accept("active", "id", "type", "url", "shippable", "package_dimensions", "statement_descriptor", "default_price_data", "marketing_features").End();
        call.Turn.Create(product, "product.created");
        return product;
    }

    public static JsonObject New(Turn turn, Params given)
    {
        var product = turn.New(Kind);
        (product["active"], product["default_price"], product["description"]) = (true, null, Addresses.Unset(given.Text("description")));
        product["images"] = JsonReading.ListOf(given.Texts("images") ?? []);
        (product["marketing_features"], product["metadata"], product["name"]) = (new JsonArray(), given.Metadata(), given.Need("name"));
        (product["package_dimensions"], product["shippable"], product["statement_descriptor"]) = (null, null, null);
        (product["tax_code"], product["type"], product["unit_label"]) = (given.Filled("tax_code"), "service", given.Filled("unit_label"));
        (product["updated"], product["url"]) = (turn.Now, null);
        return product;
    }
}
