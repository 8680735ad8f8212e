using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BillingConsole.Tests.Stripe.Schemas;

/// <summary>What Stripe publishes of its API in the version that the console pins; read once.</summary>
internal sealed class StripeSchemas
{
    public const string Missing = "Stripe's schemas are not here: ../shared/stripe is kept beside the project.";

    private static readonly Lazy<StripeSchemas?> Read = new(() => File.Exists(At("openapi-subset-2026-10-28-derived.json")) ? new() : null);
    private readonly JsonElement root = Parse("openapi-subset-2026-10-28-derived.json");
    private readonly HashSet<string> eventTypes;
    private readonly HashSet<string> closed;

    private StripeSchemas()
    {
        var types = Parse("node-types-2026-10-28.json");
        eventTypes = [.. types.GetProperty("event_types").EnumerateArray().Select(t => t.GetString()!)];
        closed = [.. types.EnumerateObject().Select(t => t.Value).Where(t => t.ValueKind == JsonValueKind.Object && t.TryGetProperty("props", out var props) && props.TryGetProperty("object", out _))
            .Select(t => t.GetProperty("props").GetProperty("object").GetProperty("enum")[0].GetString()!)];
    }

    /// <summary>Null where the folder is missing.</summary>
    public static StripeSchemas? Here => Read.Value;

    /// <summary>What is wrong with a request: its address, its parameters, their kinds.</summary>
    public IReadOnlyList<string> OfRequest(Exchange asked)
    {
        if (Operation(asked) is not { } operation) return [$"{asked.Method} {asked.Path} is no address of Stripe's"];
        return new SchemaCheck(root, closed, form: true).Faults(Parameters(operation), Tree(asked.Form), $"{asked.Method} {asked.Path}");
    }

    /// <summary>What is wrong with an answer, an error's included.</summary>
    public IReadOnlyList<string> OfAnswer(Exchange asked)
    {
        if (Operation(asked) is not { } operation) return [];
        var responses = operation.GetProperty("responses");
        var response = asked.Status == 200 ? responses.GetProperty("200") : responses.GetProperty("default");
        var answer = JsonNode.Parse(asked.Answer);
        var faults = Check(response.GetProperty("content").GetProperty("application/json").GetProperty("schema"), answer, $"{asked.Status} of {asked.Method} {asked.Path}");
        var events = answer is JsonObject { } list && asked.Path == "/v1/events" && list["data"] is JsonArray data ? data : [];
        return [.. faults, .. events.SelectMany(e => OfEvent(e!.AsObject()))];
    }

    /// <summary>What is wrong with an event and the object it is about.</summary>
    public IReadOnlyList<string> OfEvent(JsonObject told)
    {
        var (type, about) = ((string)told["type"]!, told["data"]!["object"]!.AsObject());
        List<string> faults = [.. Check(Schema("event"), told, type), .. eventTypes.Contains(type) ? [] : (string[])[$"{type} is no type of event"]];
        return [.. faults, .. Check(Schema((string)about["object"]!), about, $"{type}.data.object")];
    }

    private static string At(string file, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "shared", "stripe", file));

    private static JsonElement Parse(string file)
    {
        using var read = JsonDocument.Parse(File.ReadAllBytes(At(file)));
        return read.RootElement.Clone();
    }

    private IReadOnlyList<string> Check(JsonElement schema, JsonNode? value, string at) => new SchemaCheck(root, closed, form: false).Faults(schema, value, at);

    private JsonElement Schema(string name) => root.GetProperty("components").GetProperty("schemas").GetProperty(name);

    /// <summary>An address without variables comes before one with.</summary>
    private JsonElement? Operation(Exchange asked)
    {
        var given = asked.Path.Split('/');
        var found = root.GetProperty("paths").EnumerateObject().Where(p => Fits(p.Name.Split('/'), given)).OrderBy(p => p.Name.Contains('{', StringComparison.Ordinal)).Select(p => p.Value).FirstOrDefault();
        return found.ValueKind == JsonValueKind.Object && found.TryGetProperty(asked.Method.ToLowerInvariant(), out var operation) ? operation : null;
    }

    private static bool Fits(string[] template, string[] given) => template.Length == given.Length && template.Zip(given).All(p => p.First == p.Second || p.First.StartsWith('{'));

    /// <summary>The body of a POST; for anything else the parameters of the query, as if they were one object.</summary>
    private static JsonElement Parameters(JsonElement operation)
    {
        if (operation.GetProperty("operationId").GetString()!.StartsWith("Post", StringComparison.Ordinal))
            return operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema");
        var (known, required) = (new JsonObject(), new JsonArray());
        foreach (var parameter in operation.GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query"))
        {
            var name = parameter.GetProperty("name").GetString()!;
            known[name] = JsonNode.Parse(parameter.GetProperty("schema").GetRawText());
            if (parameter.TryGetProperty("required", out var must) && must.GetBoolean()) required.Add(name);
        }
        return JsonSerializer.SerializeToElement(new JsonObject { ["type"] = "object", ["properties"] = known, ["required"] = required, ["additionalProperties"] = false });
    }

    /// <summary>A form as the tree it stands for: brackets lead inwards, and members named by numbers are a list.</summary>
    private static JsonNode Tree(string form)
    {
        var tree = new JsonObject();
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)))
        {
            var path = Uri.UnescapeDataString(pair[0]).Replace("]", "", StringComparison.Ordinal).Split('[');
            var at = tree;
            foreach (var name in path[..^1]) at = (JsonObject)(at[name] ??= new JsonObject());
            at[path[^1]] = Uri.UnescapeDataString(pair[1]);
        }
        return WithLists(tree);
    }

    private static JsonNode WithLists(JsonObject tree)
    {
        foreach (var (name, member) in tree.ToList())
            if (member is JsonObject inner)
            {
                tree.Remove(name);
                tree[name] = WithLists(inner);
            }
        return tree.Count > 0 && tree.All(p => p.Key.All(char.IsAsciiDigit)) ? new JsonArray([.. tree.Select(p => p.Value!.DeepClone())]) : tree;
    }
}
