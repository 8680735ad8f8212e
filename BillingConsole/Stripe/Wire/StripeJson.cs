using System.Text.Json;
using NodaTime;

namespace BillingConsole.Stripe.Wire;

/// <summary>Reads what may be there or not: a missing member, a null and a member of another kind are all "nothing".</summary>
public static class StripeJson
{
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    public static string? Text(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? Whole(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var whole) ? whole : null;

    public static bool IsTrue(this JsonElement json, string name) => json.Member(name).ValueKind == JsonValueKind.True;

    public static Instant? At(this JsonElement json, string name) => json.Whole(name) is { } seconds and >= 0 and <= 253_402_300_799 ? Instant.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The id of a reference, whether it was expanded or not.</summary>
    public static string? Reference(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Object } expanded ? expanded.Text("id") : json.Text(name);

    public static IReadOnlyDictionary<string, string> Texts(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Object } map
        ? map.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal)
        : new Dictionary<string, string>();

    /// <summary>The objects of a list, of this page of it.</summary>
    public static IReadOnlyList<JsonElement> Data(this JsonElement list) => list.Items("data");

    public static IReadOnlyList<JsonElement> Items(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];
}
