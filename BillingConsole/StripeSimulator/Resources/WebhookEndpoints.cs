using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Resources;

/// <summary>Who is told of events. The secrets stand in <c>_secrets</c>, newest first, each with the second it ends.</summary>
internal static class WebhookEndpoints
{
    public const string Kind = "webhook_endpoint";

    /// <summary>How long the old secret signs beside the new one.</summary>
    private const long Overlap = 24 * 3600;

    public static JsonObject List(Call call) => call.Page(new(Kind));

    public static JsonObject Retrieve(Call call) => call.Living(Kind);

    public static JsonObject Create(Call call)
    {
        var (turn, given) = (call.Turn, call.Given);
        var endpoint = turn.New(Kind);
        var secret = StripeId.New("secret");
        endpoint["api_version"] = given.Filled("api_version");
        endpoint["application"] = null;
        endpoint["description"] = null;
        endpoint["enabled_events"] = new JsonArray();
        endpoint["metadata"] = new JsonObject();
        endpoint["status"] = "enabled";
        endpoint["url"] = given.Need("url");
        if (!given.Has("enabled_events")) throw StripeError.MissingParam("enabled_events");
        Apply(given, endpoint);
        given.Accept("connect").End();
        endpoint["_secrets"] = new JsonArray(new JsonObject { ["secret"] = secret, ["ends"] = null });
        turn.Insert(endpoint);
        var shown = endpoint.Copy();
        shown["secret"] = secret;
        return shown;
    }

    public static JsonObject Update(Call call)
    {
        var before = call.Living(Kind);
        var after = before.Copy();
        Apply(call.Given, after);
        call.Given.End();
        call.Turn.Change(before, after, null);
        return after;
    }

    public static JsonObject Delete(Call call) => call.Turn.Delete(call.Living(Kind));

    /// <summary>Gives it a new secret; the old one signs beside it for a day.</summary>
    public static string Roll(Turn turn, JsonObject endpoint)
    {
        var secret = StripeId.New("secret");
        var secrets = endpoint["_secrets"]!.AsArray();
        foreach (var old in secrets.Where(s => s!["ends"] is null)) old!["ends"] = turn.Now + Overlap;
        secrets.Insert(0, new JsonObject { ["secret"] = secret, ["ends"] = null });
        turn.Save(endpoint);
        return secret;
    }

    public static IEnumerable<string> Secrets(JsonObject endpoint, long now) =>
        endpoint["_secrets"]!.AsArray().Where(s => s!["ends"] is null || s["ends"]!.GetValue<long>() > now).Select(s => s!["secret"]!.GetValue<string>());

    public static IEnumerable<JsonObject> For(Turn turn, string type) =>
        turn.All(Kind, ("status", "enabled")).Where(e => e["enabled_events"]!.AsArray().Select(t => t!.GetValue<string>()).Any(t => t == "*" || t == type));

    private static void Apply(Params given, JsonObject endpoint)
    {
        if (given.Has("description")) endpoint["description"] = Addresses.Unset(given.Text("description"));
        if (given.Filled("url") is { } url)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw StripeError.Invalid("Invalid URL: An explicit scheme (such as https) must be provided.", "url", "url_invalid");
            endpoint["url"] = url;
        }
        if (given.Texts("enabled_events") is { } types)
        {
            if (types.Count == 0) throw StripeError.Invalid("You must subscribe to at least one event.", "enabled_events");
            endpoint["enabled_events"] = JsonReading.ListOf(types);
        }
        if (given.Flag("disabled") is { } disabled) endpoint["status"] = disabled ? "disabled" : "enabled";
        endpoint["metadata"] = given.Metadata(endpoint["metadata"]!.AsObject());
    }
}
