using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

internal static class Addresses
{
    private static readonly string[] Lines = ["city", "country", "line1", "line2", "postal_code", "state"];

    /// <summary>The address after this request: each line given replaces its line, and <c>address=</c> takes it away.</summary>
    public static JsonObject? Merge(Params given, string name, JsonObject? before)
    {
        if (given.Unsets(name)) return null;
        if (given.Group(name) is not { } lines) return before?.DeepClone().AsObject();
        var after = new JsonObject();
        foreach (var line in Lines) after[line] = lines.Has(line) ? Unset(lines.Text(line)) : before?[line]?.DeepClone();
        if (after["country"]?.GetValue<string>() is { Length: not 2 } country)
            throw StripeError.Invalid($"Country '{country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'. A full list of country codes is available at https://stripe.com/global", lines.Named("country"));
        return after;
    }

    public static JsonObject? Shipping(Params given, JsonObject? before)
    {
        if (given.Unsets("shipping")) return null;
        if (given.Group("shipping") is not { } shipping) return before?.DeepClone().AsObject();
        return new()
        {
            ["address"] = Merge(shipping, "address", before?["address"]?.AsObject()),
            ["name"] = shipping.Need("name"),
            ["phone"] = Unset(shipping.Text("phone")),
        };
    }

    /// <summary>What is unset is null from then on.</summary>
    public static string? Unset(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
