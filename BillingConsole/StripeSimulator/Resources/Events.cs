using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>What happened, for thirty days.</summary>
internal static class Events
{
    public const string Kind = "event";

    private const long Kept = 30 * 24 * 3600;

    public static JsonObject List(Call call)
    {
        var types = call.Given.Texts("types") ?? [];
        if (types.Count > 20) throw StripeError.Invalid("You may specify up to 20 types.", "types");
        if (call.Given.Filled("type") is { } type) types = [.. types, type];
        var delivered = call.Given.Flag("delivery_success");
        return call.Page(new(Kind) { Types = types, Created = [(">", call.Turn.Now - Kept)], Delivered = delivered });
    }

    public static JsonObject Retrieve(Call call) =>
        call.Addressed(Kind) is var found && found.Number("created") > call.Turn.Now - Kept ? found : throw StripeError.NoSuch(Kind, call.Id, Kind, inAddress: true);

    /// <summary>Writes the event, with the object as it stands, and what is to be delivered of it.</summary>
    /// <param name="previous">The old values of what changed; only of updates.</param>
    public static void Emit(this Turn turn, string type, JsonObject thing, JsonObject? previous = null)
    {
        var told = turn.New(Kind);
        var endpoints = turn.Knobs.Webhooks.NeverSent ? [] : WebhookEndpoints.For(turn, type).ToList();
        var data = new JsonObject { ["object"] = thing.Shown() };
        if (previous is not null) data["previous_attributes"] = previous.DeepClone();
        (told["api_version"], told["data"], told["pending_webhooks"], told["type"]) = (ApiVersions.Default, data, endpoints.Count, type);
        told["request"] = new JsonObject { ["id"] = turn.Request?.Id, ["idempotency_key"] = turn.Request?.IdempotencyKey };
        turn.Insert(told);
        foreach (var endpoint in endpoints) Deliveries.Plan(turn, told.Id(), endpoint.Id());
    }
}
