using System.Globalization;
using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Amounts;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>One-time prices.</summary>
internal static class Prices
{
    public const string Kind = "price";

    public static JsonObject List(Call call) => call.Page(call.Given.Where(Kind, "product", "currency", "type"));

    public static JsonObject Retrieve(Call call) => call.Addressed(Kind);

    public static JsonObject Create(Call call)
    {
        var price = New(call.Turn, call.Given);
        call.Given.Accept("active", "nickname", "lookup_key", "billing_scheme").End();
        call.Turn.Create(price, "price.created");
        return price;
    }

    /// <summary>Reads <c>currency</c>, <c>unit_amount</c> and a product, there already or to be made.</summary>
    public static JsonObject New(Turn turn, Params given)
    {
        if (given.Has("recurring")) throw StripeError.Invalid("The simulator takes one-time prices only.", given.Named("recurring"));
        var currency = CurrencyOf(given);
        var amount = given.Number("unit_amount", 0) ?? throw StripeError.MissingParam(given.Named("unit_amount"));
        var product = given.Group("product_data") is { } data ? Made(turn, data) : turn.Referred(Products.Kind, given.Need("product"), given.Named("product"));
        var price = turn.New(Kind);
        (price["active"], price["billing_scheme"], price["currency"], price["custom_unit_amount"]) = (true, "per_unit", currency.Code, null);
        (price["lookup_key"], price["metadata"], price["nickname"], price["product"]) = (null, given.Metadata(), null, product.Id());
        (price["recurring"], price["tax_behavior"], price["tiers_mode"], price["transform_quantity"]) = (null, given.OneOf("tax_behavior", "exclusive", "inclusive", "unspecified") ?? "unspecified", null, null);
        (price["type"], price["unit_amount"], price["unit_amount_decimal"]) = ("one_time", amount, amount.ToString(CultureInfo.InvariantCulture));
        return price;
    }

    public static ChargeCurrency CurrencyOf(Params given)
    {
        var code = given.Need("currency");
        return ChargeCurrency.Find(code.ToLowerInvariant()) ?? throw StripeError.Invalid(
            $"Invalid currency: {code}. Stripe currently supports these currencies: usd, aed, afn, all, amd, and others.", given.Named("currency"));
    }

    private static JsonObject Made(Turn turn, Params data)
    {
        var product = Products.New(turn, data);
        turn.Insert(product);
        return product;
    }
}
