using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator;
using BillingConsole.StripeSimulator.Faults;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>The simulator as somebody sees it who works in Stripe's dashboard, with a key of his own; and all that the console asked of it.</summary>
internal sealed class StripeSide(Func<Simulator> simulator)
{
    private readonly ConcurrentQueue<Exchange> heard = new();

    public IReadOnlyList<Exchange> Requests => [.. heard];

    public IEnumerable<Exchange> Writes => heard.Where(r => r.Method != "GET" && r.Status == 200);

    /// <summary>What stands between the console and Stripe.</summary>
    public HttpMessageHandler Wire(TimeProvider clock) => new Overheard(simulator().CreateHandler(), clock, heard);

    public Task<IReadOnlyList<JsonObject>> CustomersAsync() => simulator().AllAsync("customer");

    public async Task<JsonObject> FindAsync(string id) => (await simulator().FindAsync(id))!;

    /// <summary>The events of the list, oldest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> EventsAsync() => [.. (await simulator().AllAsync("event")).Reverse()];

    public async Task<string> CreateAsync(string name, string? email, string? country = null) => (string)(await AskAsync(HttpMethod.Post, "", [("name", name), ("email", email), ("address[country]", country)]))["id"]!;

    public Task EditAsync(string id, params (string Name, string? Value)[] changes) => AskAsync(HttpMethod.Post, "/" + id, changes);

    public Task DeleteAsync(string id) => AskAsync(HttpMethod.Delete, "/" + id, []);

    public Task FailAsync(FaultKnobs knobs) => simulator().SetFaultsAsync(knobs);

    public Task RecoverAsync() => FailAsync(new());

    /// <summary>Does something of which no webhook ever tells.</summary>
    public async Task UnheardAsync(Func<Task> act)
    {
        await FailAsync(new() { Webhooks = new() { NeverSent = true } });
        await act();
        await RecoverAsync();
    }

    private async Task<JsonNode> AskAsync(HttpMethod method, string path, (string Name, string? Value)[] values)
    {
        using var dashboard = new HttpClient(simulator().CreateHandler()) { BaseAddress = SimulatorLoopback.Address, DefaultRequestHeaders = { Authorization = new("Bearer", SimulatorKeys.Rolled) } };
        using var request = new HttpRequestMessage(method, $"/v1/customers{path}") { Content = new FormUrlEncodedContent(values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Name, v.Value!))) };
        using var answer = await dashboard.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
