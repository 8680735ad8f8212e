using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Resources;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>Turns ids into the objects they name, as far as <c>expand</c> asks, and leaves out what is only the simulator's.</summary>
internal static class Expansion
{
    private const int Deepest = 4;

    private static readonly Dictionary<string, string[]> Expandable = new()
    {
        [CustomerObjects.Kind] = ["tax_ids", "sources", "subscriptions", "default_source", "test_clock"],
        [Sessions.Kind] = ["customer", "payment_intent", "line_items", "payment_link", "setup_intent", "invoice", "subscription"],
        [PaymentLinks.Kind] = ["line_items"],
        [PaymentIntents.Kind] = ["customer", "latest_charge", "payment_method", "review"],
        [Charges.Kind] = ["customer", "payment_intent", "refunds", "balance_transaction", "review", "transfer"],
        [Refunds.Kind] = ["charge", "payment_intent", "balance_transaction", "failure_balance_transaction"],
        [BalanceTransactions.Kind] = ["source"],
        [Disputes.Kind] = ["charge", "payment_intent"],
        [Prices.Kind] = ["product"],
        [Products.Kind] = ["default_price"],
        ["item"] = ["price.product"],
        [TaxIds.Kind] = ["customer"],
    };

    public static JsonObject Apply(Turn turn, JsonObject found, IReadOnlyList<string> paths)
    {
        var shown = found.Shown();
        if (shown["data"] is JsonArray things) shown["data"] = new JsonArray([.. things.Select(t => t!.AsObject().Shown())]);
        foreach (var path in paths)
        {
            var segments = path.Split('.');
            if (segments.Length > Deepest + (segments[0] == "data" ? 1 : 0)) throw StripeError.Invalid($"You cannot expand more than {Deepest} levels of a property. Property: {path}", "expand");
            Expand(turn, shown, segments, path);
        }
        return shown;
    }

    private static void Expand(Turn turn, JsonObject at, ReadOnlySpan<string> rest, string path)
    {
        if (rest.Length == 0) return;
        if (at.Text("object") is "list" or "search_result")
        {
            if (rest[0] != "data") throw Refuse(path);
            foreach (var thing in at["data"]!.AsArray()) Expand(turn, thing!.AsObject(), rest[1..], path);
            return;
        }
        var name = rest[0];
        if (at["object"] is not null)
        {
            if (!MayExpand(at.Kind(), name)) throw Refuse(path);
            if (at[name] is null or JsonValue) at[name] = Value(turn, at, name);
        }
        else if (!at.ContainsKey(name)) throw Refuse(path);
        if (at[name] is JsonObject inner) Expand(turn, inner, rest[1..], path);
    }

    private static bool MayExpand(string kind, string name) =>
        Expandable.TryGetValue(kind, out var names) && names.Any(n => n == name || n.StartsWith(name + ".", StringComparison.Ordinal));

    private static JsonNode? Value(Turn turn, JsonObject at, string name) => (at.Kind(), name) switch
    {
        (CustomerObjects.Kind, "tax_ids") => Paging.List($"/v1/customers/{at.Id()}/tax_ids", turn.All(TaxIds.Kind, ("customer", at.Id()))),
        (CustomerObjects.Kind, "sources" or "subscriptions") => Paging.List($"/v1/customers/{at.Id()}/{name}", []),
        (Charges.Kind, "refunds") => Paging.List($"/v1/charges/{at.Id()}/refunds", turn.All(Refunds.Kind, ("charge", at.Id()))),
        (Sessions.Kind, "line_items") => Lines(turn, at, "checkout/sessions"),
        (PaymentLinks.Kind, "line_items") => Lines(turn, at, "payment_links"),
        _ => at.Text(name) is { } id ? turn.Find(id)?.Shown() ?? (JsonNode)id : null,
    };

    private static JsonObject Lines(Turn turn, JsonObject at, string address) =>
        Paging.List($"/v1/{address}/{at.Id()}/line_items", turn.Find(at.Id())!["_lines"]!.AsArray().Select(l => l!.AsObject().Copy()));

    private static StripeError Refuse(string path) => StripeError.Invalid($"This property cannot be expanded ({path}).", "expand");
}
