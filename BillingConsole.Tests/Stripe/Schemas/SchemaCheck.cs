using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BillingConsole.Tests.Stripe.Schemas;

/// <summary>
/// Holds a value against a schema of OpenAPI 3.0, as far as Stripe's descriptions use it. Stricter in one thing: an object of Stripe's
/// may have no member that its description does not know.
/// </summary>
/// <param name="closed">The objects of which every member is known.</param>
/// <param name="form">The value came as a form, in which numbers and flags are texts.</param>
internal sealed class SchemaCheck(JsonElement root, IReadOnlySet<string> closed, bool form)
{
    /// <summary>Every way in which it does not fit, each with its place; of several alternatives those of the nearest.</summary>
    public IReadOnlyList<string> Faults(JsonElement schema, JsonNode? value, string at)
    {
        schema = Resolved(schema);
        if (value is null && schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean()) return [];
        if (schema.TryGetProperty("anyOf", out var any) || schema.TryGetProperty("oneOf", out any))
        {
            // The description at hand is a part of Stripe's: of some references it kept the id and lost what they expand to.
            if (value is JsonObject expanded && any.EnumerateArray().All(a => TypeOf(Resolved(a)) == "string") && KnownAs((string?)expanded["object"]) is { } own) return Faults(own, value, at);
            return any.EnumerateArray().OrderBy(a => TypeOf(Resolved(a)) == KindOf(value) ? 0 : 1).Select(a => Faults(a, value, at)).MinBy(f => f.Count) ?? [];
        }
        if (value is null) return schema.TryGetProperty("type", out _) ? [$"{at} is null"] : [];
        return value switch
        {
            JsonObject thing => OfObject(schema, thing, at),
            JsonArray list => OfList(schema, list, at),
            _ => OfLeaf(schema, value.AsValue(), at),
        };
    }

    private List<string> OfObject(JsonElement schema, JsonObject thing, string at)
    {
        if (TypeOf(schema) is { } type && type != "object") return [$"{at} is an object instead of {type}"];
        if (!schema.TryGetProperty("properties", out var known)) known = default;
        var faults = new List<string>();
        if (schema.TryGetProperty("required", out var required)) faults.AddRange(required.EnumerateArray().Select(r => r.GetString()!).Where(r => !thing.ContainsKey(r)).Select(r => $"{at} lacks {r}"));
        foreach (var (name, member) in thing)
        {
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(name, out var described)) faults.AddRange(Faults(described, member, $"{at}.{name}"));
            else if (!schema.TryGetProperty("additionalProperties", out var others)) faults.AddRange(schema.TryGetProperty("x-resourceId", out var kind) && closed.Contains(kind.GetString()!) ? [$"{at}.{name} is unknown"] : []);
            else if (others.ValueKind == JsonValueKind.False) faults.Add($"{at}.{name} is unknown");
            else if (others.ValueKind == JsonValueKind.Object) faults.AddRange(Faults(others, member, $"{at}.{name}"));
        }
        return faults;
    }

    private List<string> OfList(JsonElement schema, JsonArray list, string at)
    {
        if (TypeOf(schema) is { } type && type != "array") return [$"{at} is a list instead of {type}"];
        return schema.TryGetProperty("items", out var items) ? [.. list.SelectMany((item, i) => Faults(items, item, string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]")))] : [];
    }

    private List<string> OfLeaf(JsonElement schema, JsonValue value, string at)
    {
        var (kind, text) = (value.GetValueKind(), value.ToString());
        var fits = TypeOf(schema) switch
        {
            "string" => kind == JsonValueKind.String,
            "integer" => (kind == JsonValueKind.Number || IsText(kind)) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => (kind == JsonValueKind.Number || IsText(kind)) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False || (IsText(kind) && text is "true" or "false"),
            null => true,
            _ => false,
        };
        if (!fits) return [$"{at} is '{text}' instead of {TypeOf(schema)}"];
        if (schema.TryGetProperty("enum", out var words) && words.EnumerateArray().All(w => w.GetRawText().Trim('"') != text)) return [$"{at} is '{text}', which is none of {words.GetRawText()}"];
        if (schema.TryGetProperty("maxLength", out var longest) && text.Length > longest.GetInt32()) return [$"{at} is longer than {longest}"];
        return schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)) ? [$"{at} is '{text}', unlike {pattern}"] : [];
    }

    private bool IsText(JsonValueKind kind) => form && kind == JsonValueKind.String;

    private JsonElement? KnownAs(string? kind) => kind is not null && root.GetProperty("components").GetProperty("schemas").TryGetProperty(kind, out var found) ? found : null;

    private static string? KindOf(JsonNode? value) => value switch { JsonObject => "object", JsonArray => "array", _ => null };

    private static string? TypeOf(JsonElement schema) => schema.TryGetProperty("type", out var type) ? type.GetString() : null;

    private JsonElement Resolved(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference)) schema = reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name));
        return schema;
    }
}
