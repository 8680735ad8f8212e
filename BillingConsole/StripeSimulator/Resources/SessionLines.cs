using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Amounts;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>The lines of a session or of a payment link, and what their total may be.</summary>
internal static class SessionLines
{
    public static JsonArray Read(Turn turn, Params given)
    {
        var items = given.Items("line_items");
        if (items.Count == 0) throw StripeError.MissingParam("line_items");
        if (items.Count > 100) throw StripeError.Invalid("A Checkout Session can have at most 100 line items.", "line_items");
        var lines = new JsonArray([.. items.Select(i => Line(turn, i))]);
        if (lines.Select(l => l!["currency"]!.GetValue<string>()).Distinct().Count() > 1) throw StripeError.Invalid("All line items must have the same currency.", "line_items");
        Check(ChargeCurrency.Find(lines[0]!["currency"]!.GetValue<string>())!, lines.Sum(l => l!["amount_total"]!.GetValue<long>()));
        return lines;
    }

    private static JsonObject Line(Turn turn, Params item)
    {
        var price = item.Group("price_data") is { } data ? Made(turn, data) : turn.Referred(Prices.Kind, item.Need("price"), item.Named("price"));
        var quantity = item.Number("quantity", 1, 999_999) ?? throw StripeError.MissingParam(item.Named("quantity"));
        item.Accept("adjustable_quantity", "metadata", "tax_rates", "dynamic_tax_rates");
        var total = quantity * price.Number("unit_amount");
        return new()
        {
            ["id"] = StripeId.New("item"), ["object"] = "item", ["amount_discount"] = 0L, ["amount_subtotal"] = total, ["amount_tax"] = 0L, ["amount_total"] = total,
            ["currency"] = price.Text("currency"), ["description"] = turn.Find(price.Text("product")!)?.Text("name") ?? "", ["price"] = price.DeepClone(), ["quantity"] = quantity,
        };
    }

    private static JsonObject Made(Turn turn, Params data)
    {
        var price = Prices.New(turn, data);
        price["active"] = false;
        turn.Insert(price);
        return price;
    }

    /// <summary>Zero is allowed, and needs no payment.</summary>
    private static void Check(ChargeCurrency currency, long total)
    {
        if (total is not 0 && total < currency.Least)
            throw StripeError.Invalid($"The Checkout Session's total amount due must add up to at least {currency.Format(currency.Least)} {currency.Code}", null, "amount_too_small");
        if (total > ChargeCurrency.Most)
            throw StripeError.Invalid($"The Checkout Session's total amount due must be no more than {currency.Format(ChargeCurrency.Most)} {currency.Code}", null, "amount_too_large");
        if (total % currency.Step != 0)
            throw StripeError.Invalid($"Invalid amount: {currency.Code} amounts must be divisible by {currency.Step}.", "line_items");
    }
}
