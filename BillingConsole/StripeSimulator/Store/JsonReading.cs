using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BillingConsole.StripeSimulator.Store;

/// <summary>Objects are kept and answered as JSON; these read them.</summary>
internal static class JsonReading
{
    private static readonly JsonSerializerOptions Printed = new() { WriteIndented = true, IndentSize = 2, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Id(this JsonObject thing) => thing.Text("id")!;

    public static string Kind(this JsonObject thing) => thing.Text("object")!;

    public static string? Text(this JsonObject thing, string name) => thing[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static long Number(this JsonObject thing, string name) => thing[name] is { } value ? value.GetValue<long>() : 0;

    public static bool Flag(this JsonObject thing, string name) => thing[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static JsonObject Copy(this JsonObject thing) => thing.DeepClone().AsObject();

    public static JsonObject Read(string text) => JsonNode.Parse(text)!.AsObject();

    /// <summary>Printed over several lines, as Stripe prints answers and webhooks.</summary>
    public static string Print(this JsonNode node) => node.ToJsonString(Printed);

    /// <summary>Without what only the simulator keeps: names that begin with an underscore.</summary>
    public static JsonObject Shown(this JsonObject thing)
    {
        var shown = thing.Copy();
        foreach (var name in shown.Select(p => p.Key).Where(k => k.StartsWith('_')).ToList()) shown.Remove(name);
        return shown;
    }

    public static JsonArray ListOf(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];

    /// <summary>The old values of what differs: of objects key by key, of anything else whole. Null when nothing does.</summary>
    public static JsonObject? Previous(JsonObject before, JsonObject after)
    {
        var old = new JsonObject();
        foreach (var name in before.Select(p => p.Key).Union(after.Select(p => p.Key)).ToList())
        {
            var (was, now) = (before[name], after[name]);
            if (JsonNode.DeepEquals(was, now)) continue;
            old[name] = was is JsonObject inner && now is JsonObject outer ? Previous(inner, outer) : was?.DeepClone();
        }
        return old.Count == 0 ? null : old;
    }
}
