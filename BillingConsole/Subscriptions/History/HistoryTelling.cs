using System.Text.Json;
using System.Text.Json.Nodes;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Http;

namespace BillingConsole.Subscriptions.History;

/// <summary>Rows of the audit log about one deal, as sentences.</summary>
internal static class HistoryTelling
{
    /// <summary>What billing itself moves, and what stands in other rows of the same commit.</summary>
    private static readonly HashSet<string> Silent = ["next_billing_on", "next_billing_at", "parked_in", "plan_id", "plan_interval_unit", "plan_interval_count", "plan_entitlements", "former_plans", "position", "removed_at"];

    public static IEnumerable<string> Of(IReadOnlyList<AuditRow> commit, IReadOnlyDictionary<string, string> coupons, Currency currency)
    {
        var makes = commit.Any(r => r is { ObjectType: "subscription", Before: null });
        return commit.OrderBy(r => r.ObjectType == "subscription" ? 0 : 1).SelectMany(row => (row.ObjectType, Before: Read(row.Before), After: Read(row.After)) switch
        {
            ("subscription", null, { } made) => [$"Assigned {made["plan_code"]?.ToString() ?? "add-ons"}", .. Asked(made["approval"])],
            ("subscription", { } before, { } after) => Deal(before, after),
            ("price_override", null, { } made) => [Override(made, currency)],
            ("price_override", { } before, not null) => [$"{before["price_code"] ?? "A price"} back to list"],
            ("subscription_add_on", null, { } made) => [$"Add-on {made["name"]} × {made["quantity"]} from {made["starts_on"]}"],
            ("subscription_add_on", _, { } after) when after["until"] is { } until => [$"An add-on ends before {until}"],
            ("redemption", null, not null) => [$"Coupon {coupons.GetValueOrDefault(row.ObjectId)} given"],
            ("redemption", _, { } after) when after["removed_at"] is not null => [$"Coupon {coupons.GetValueOrDefault(row.ObjectId)} taken off"],
            ("subscription_item", null, { } made) when !makes => [$"{made["price_code"]} × {made["quantity"]} from {made["starts_on"]}"],
            _ => (IEnumerable<string>)[],
        });
    }

    private static IEnumerable<string> Deal(JsonObject before, JsonObject after)
    {
        foreach (var (name, _) in after.Where(f => !Silent.Contains(f.Key)))
            foreach (var sentence in name switch
            {
                "pending_change" => Pending(before[name], after[name]),
                "approval" => Decided(after[name]),
                "pauses" => [],
                "status" => [$"Now {Plain(after[name])}, was {Plain(before[name])}"],
                "canceled_on" => [after[name] is { } last ? $"Canceled with {last} as its last day" : "No longer canceled"],
                "parked_reason" => [after[name] is { } why ? $"Billing stands still: {why}" : "Billing goes on"],
                _ => (IEnumerable<string>)[$"{Plain(name)}: {Short(before[name])} → {Short(after[name])}"],
            })
                yield return sentence;
    }

    /// <summary>A change that was asked for, or one that no longer waits: the row's reason is the comment of who decided.</summary>
    private static IEnumerable<string> Pending(JsonNode? before, JsonNode? after) => (before, after) switch
    {
        (_, JsonObject asked) => [$"Asked for approval: {asked["summary"]}", .. Reasons(asked)],
        (JsonObject gone, null) => [$"Decided on: {gone["summary"]}, asked for by {gone["author"]}"],
        _ => [],
    };

    private static IEnumerable<string> Asked(JsonNode? approval) => approval is JsonObject asked ? ["Asked for approval", .. Reasons(asked)] : [];

    private static IEnumerable<string> Decided(JsonNode? approval) => approval is JsonObject decided && decided["decision"] is { } word ? [$"The deal was {Plain(word)}"] : [];

    private static IEnumerable<string> Reasons(JsonObject asked) => (asked["reasons"] as JsonArray ?? []).Select(r => $"{r}");

    private static string Override(JsonObject made, Currency currency)
    {
        var (change, list) = (made["change"].Deserialize<PriceChange>(ApiJson.Options)!, made["list_price"].Deserialize<Catalog.PriceDefinition>(ApiJson.Options)!);
        return $"{made["price_code"]}: {DealWords.Change(change, list, currency)} instead of {DealWords.Price(list, currency)} ({made["reason"]})";
    }

    private static string Plain(JsonNode? word) => $"{word}".Replace('_', ' ');

    private static string Short(JsonNode? value) => value switch
    {
        null => "–",
        JsonValue plain => plain.ToString(),
        JsonArray { Count: 0 } => "–",
        JsonArray list => string.Join(", ", list.Select(v => v is JsonValue ? $"{v}" : v?.ToJsonString(ApiJson.Options))),
        _ => value.ToJsonString(ApiJson.Options),
    };

    private static JsonObject? Read(string? text) => text is null ? null : JsonNode.Parse(text) as JsonObject;
}
