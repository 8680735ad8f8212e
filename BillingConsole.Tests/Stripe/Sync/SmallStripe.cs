using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>One request as it arrived.</summary>
internal sealed record Asked(string Method, string Path, string Form, string? Key, Instant At, int Status);

/// <summary>
/// The customers and events of Stripe, on the clock of the test, with the ways in which it fails. Idempotency is Stripe's: the
/// first answer under a key is given again, for a day.
/// </summary>
internal sealed class SmallStripe(JumpingClock clock) : HttpMessageHandler
{
    public const string Account = "acct_small";
    private readonly Lock guard = new();
    private readonly List<JsonObject> customers = [];
    private readonly Dictionary<string, (string Form, int Status, string Text, Instant At)> keys = [];
    private readonly List<Instant> served = [];
    private int made;

    public List<JsonObject> Events { get; } = [];

    public List<Asked> Requests { get; } = [];

    public IReadOnlyList<JsonObject> Customers => [.. customers.Where(c => c["deleted"] is null)];

    /// <summary>How many requests a second are served; the others are too many.</summary>
    public int? PerSecond { get; set; }

    /// <summary>So many of the next POSTs are done, but their answers are lost.</summary>
    public int LoseAnswers { get; set; }

    public bool Down { get; set; }

    public bool KeyRevoked { get; set; }

    public string AccountOfKey { get; set; } = Account;

    public IEnumerable<Asked> Writes => Requests.Where(r => r.Method != "GET" && r.Status == 200);

    public JsonObject Create(string name, string? email, string? country = null, string? metadata = null) => Create(Form(("name", name), ("email", email), ("address[country]", country), ("metadata[crm]", metadata)), null);

    public void Edit(string id, params (string Name, string? Value)[] changes) => Change(Find(id)!, Form(changes), null);

    public void Delete(string id) => Remove(Find(id)!);

    public JsonObject? Find(string id) => customers.SingleOrDefault(c => (string?)c["id"] == id);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? request.RequestUri!.Query.TrimStart('?') : await request.Content.ReadAsStringAsync(cancellationToken);
        var key = request.Headers.TryGetValues("Idempotency-Key", out var values) ? values.Single() : null;
        lock (guard)
        {
            var (status, text) = Serve(request.Method.Method, request.RequestUri!.AbsolutePath, form, key);
            Requests.Add(new(request.Method.Method, request.RequestUri.AbsolutePath, form, key, clock.Now, status));
            if (status == 0) throw new HttpRequestException("The connection was lost.");
            return new((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, "application/json"), Headers = { { "Request-Id", $"req_{Requests.Count}" } } };
        }
    }

    private (int Status, string Text) Serve(string method, string path, string form, string? key)
    {
        if (Down) return (0, "");
        if (KeyRevoked) return (401, Error("invalid_request_error", "Invalid API Key provided."));
        if (PerSecond is { } limit && served.Count(s => s > clock.Now - Duration.FromSeconds(1)) >= limit) return (429, Error("invalid_request_error", "Too many requests.", "rate_limit"));
        served.Add(clock.Now);
        if (method != "POST") return Do(method, path, form, key);
        if (keys.TryGetValue(key!, out var first) && first.At > clock.Now - Duration.FromHours(24))
            return first.Form == form ? (first.Status, first.Text) : (400, Error("idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with."));
        var (status, text) = Do(method, path, form, key);
        if (status == 200) keys[key!] = (form, status, text, clock.Now);
        if (LoseAnswers == 0) return (status, text);
        LoseAnswers--;
        return (0, "");
    }

    private (int, string) Do(string method, string path, string form, string? key)
    {
        var values = QueryHelpers.ParseQuery(form).Select(p => (p.Key, (string?)p.Value.ToString())).ToArray();
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path == "/v1/account") return (200, $$"""{"id":"{{AccountOfKey}}","object":"account"}""");
        if (path == "/v1/events") return (200, Page(Events, values));
        if (parts is ["v1", "customers"]) return (200, method == "GET" ? Page(Customers.Where(c => Fits(c, values)), values) : Create(values, key).ToJsonString());
        if (Find(parts[2]) is not { } found) return (404, Error("invalid_request_error", $"No such customer: '{parts[2]}'", "resource_missing"));
        if (method == "GET") return (200, found.ToJsonString());
        if (found["deleted"] is not null) return (404, Error("invalid_request_error", $"No such customer: '{parts[2]}'", "resource_missing"));
        if (method == "DELETE") return (200, Remove(found).ToJsonString());
        return (200, Change(found, values, key).ToJsonString());
    }

    private JsonObject Create((string, string?)[] values, string? key)
    {
        var customer = new JsonObject { ["id"] = $"cus_{++made:D4}", ["object"] = "customer", ["created"] = clock.Now.ToUnixTimeSeconds(), ["livemode"] = false, ["metadata"] = new JsonObject() };
        Set(customer, values);
        customers.Add(customer);
        Tell("customer.created", customer, null, key);
        return customer;
    }

    private JsonObject Change(JsonObject customer, (string, string?)[] values, string? key)
    {
        var before = (JsonObject)customer.DeepClone();
        Set(customer, values);
        var previous = new JsonObject();
        foreach (var name in customer.Select(p => p.Key).Where(n => !JsonNode.DeepEquals(before[n], customer[n]))) previous[name] = before[name]?.DeepClone();
        if (previous.Count > 0) Tell("customer.updated", customer, previous, key);
        return customer;
    }

    private JsonObject Remove(JsonObject customer)
    {
        var id = (string)customer["id"]!;
        customers[customers.IndexOf(customer)] = new JsonObject { ["id"] = id, ["object"] = "customer", ["deleted"] = true };
        Tell("customer.deleted", customer, null, null);
        return Find(id)!;
    }

    private static void Set(JsonObject customer, (string Name, string? Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            var parts = name.Replace("]", "", StringComparison.Ordinal).Split('[');
            JsonNode? leaf = string.IsNullOrEmpty(value) ? null : JsonValue.Create(value);
            if (parts.Length == 1) customer[parts[0]] = leaf;
            else if (parts[0] == "preferred_locales") customer[parts[0]] = new JsonArray(leaf);
            else ((JsonObject)(customer[parts[0]] ??= new JsonObject()))[parts[1]] = leaf;
        }
    }

    private void Tell(string type, JsonObject customer, JsonObject? previous, string? key) => Events.Add(new()
    {
        ["id"] = $"evt_{Events.Count + 1:D6}", ["object"] = "event", ["type"] = type, ["api_version"] = BillingConsole.Stripe.Wire.StripeClient.Version, ["created"] = clock.Now.ToUnixTimeSeconds(),
        ["livemode"] = false, ["data"] = new JsonObject { ["object"] = customer.DeepClone(), ["previous_attributes"] = previous }, ["request"] = new JsonObject { ["idempotency_key"] = key },
    });

    private static bool Fits(JsonObject customer, (string Name, string? Value)[] query) =>
        (query.FirstOrDefault(q => q.Name == "email").Value is not { } email || (string?)customer["email"] == email)
        && (query.FirstOrDefault(q => q.Name == "created[gte]").Value is not { } from || (long)customer["created"]! >= long.Parse(from, CultureInfo.InvariantCulture));

    private static string Page(IEnumerable<JsonObject> oldestFirst, (string Name, string? Value)[] query)
    {
        var limit = int.Parse(query.FirstOrDefault(q => q.Name == "limit").Value ?? "10", CultureInfo.InvariantCulture);
        var after = query.FirstOrDefault(q => q.Name == "starting_after").Value;
        var rest = oldestFirst.Reverse().SkipWhile(c => after is not null && (string?)c["id"] != after).Skip(after is null ? 0 : 1).ToList();
        return new JsonObject { ["object"] = "list", ["has_more"] = rest.Count > limit, ["data"] = new JsonArray([.. rest.Take(limit).Select(c => c.DeepClone())]) }.ToJsonString();
    }

    private static (string, string?)[] Form(params (string, string?)[] pairs) => [.. pairs.Where(p => p.Item2 is not null)];

    private static string Error(string type, string message, string? code = null) =>
        new JsonObject { ["error"] = new JsonObject { ["type"] = type, ["message"] = message, ["code"] = code } }.ToJsonString();
}
