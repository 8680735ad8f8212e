using System.Net;
using System.Text.Json;
using BillingConsole.StripeSimulator;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.StripeSimulator;

/// <summary>The program with its simulator, a key at hand, and an ear for the webhooks it sends.</summary>
public class SimulatorWorld : ConsoleHost
{
    public Ear Heard { get; } = new();

    public Simulator Simulator => Services.GetRequiredService<Simulator>();

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.ConfigureTestServices(s => s.AddHttpClient(Simulator.WebhookClient).ConfigurePrimaryHttpMessageHandler(() => Heard));

    /// <summary>Sends a form to an address below <c>/v1/</c>.</summary>
    public Task<Said> PostAsync(string path, string form, string? key = null) => AskAsync(HttpMethod.Post, path, form, key);

    public Task<Said> GetAsync(string path, string apiKey) => AskAsync(HttpMethod.Get, path, null, null, apiKey);

    public new Task<Said> GetAsync(string path) => AskAsync(HttpMethod.Get, path, null);

    public async Task<Said> AskAsync(HttpMethod method, string path, string? form, string? key = null, string apiKey = SimulatorKeys.Default)
    {
        using var client = With(apiKey);
        using var request = new HttpRequestMessage(method, "/v1/" + path);
        if (form is not null) request.Content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return new((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, answer.Headers.ToDictionary(h => h.Key, h => h.Value.First()));
    }

    /// <summary>An open session over 50 dollars.</summary>
    public async Task<string> SessionAsync(string more = "") =>
        (await PostAsync("checkout/sessions", "mode=payment&success_url=http://localhost/done?s={CHECKOUT_SESSION_ID}&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd"
            + "&line_items[0][price_data][unit_amount]=5000&line_items[0][price_data][product_data][name]=Invoice&payment_intent_data[metadata][k]=v" + more)).Expect(200)["id"].GetString()!;
}

public sealed record Said(int Status, JsonElement Json, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement this[string path] => path.Split('.').Aggregate(Json, (at, name) => at.GetProperty(name));

    public Said Expect(int status)
    {
        Assert.True(status == Status, $"Expected {status}, got {Status}: {Json}");
        return this;
    }
}

/// <summary>Takes webhooks and answers what it is told to.</summary>
public sealed class Ear : HttpMessageHandler
{
    public List<(string Body, string Signature)> All { get; } = [];

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

    public IEnumerable<string> Types => All.Select(h => JsonDocument.Parse(h.Body).RootElement.GetProperty("type").GetString()!);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // What goes to the console around the simulator is not for this ear.
        if (request.RequestUri!.AbsolutePath == "/stripe/webhook") return new(HttpStatusCode.OK);
        All.Add((await request.Content!.ReadAsStringAsync(cancellationToken), request.Headers.TryGetValues("Stripe-Signature", out var given) ? given.First() : ""));
        return new(Answer);
    }
}
