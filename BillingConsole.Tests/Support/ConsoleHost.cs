using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace BillingConsole.Tests.Support;

/// <summary>
/// The real program in this process, on a database of its own. As a class fixture it stands on SQLite with the real
/// clock; derive from it and set <see cref="Settings"/> for anything else. Nothing starts before the first call, and it logs only
/// where <c>BILLING_TEST_LOG</c> is set.
/// </summary>
public class ConsoleHost : WebApplicationFactory<Program>
{
    public const string AdminKey = "test-admin-key-0123456789";

    private readonly TemporaryDirectory directory = new();
    private HttpClient? http;
    private PostgresDatabase? postgres;

    public ConsoleHost()
    {
        Settings["Data:Directory"] = directory.Path;
        Settings["Setup:ApiKey"] = AdminKey;
        Settings["Jobs:Enabled"] = "false";
        if (IsAsInstalled) Settings["environment"] = "Production";
        if (Environment.GetEnvironmentVariable("BILLING_TEST_LOG") is null) Settings["Logging:Console:LogLevel:Default"] = "None";
    }

    /// <summary>As an installed program runs, without what helps its developers: for measuring.</summary>
    public static bool IsAsInstalled { get; set; }

    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>With the test clock, standing at this instant until it is advanced.</summary>
    public static ConsoleHost At(string instant) => new() { Settings = { ["Clock:Mode"] = "Test", ["Clock:Start"] = instant } };

    /// <summary>On a fresh PostgreSQL database, with the test clock; skips the test where there is no server.</summary>
    public static ConsoleHost OnPostgres(string instant = "2026-01-01T00:00:00Z") => At(instant).MovedToPostgres();

    public ConsoleHost MovedToPostgres()
    {
        postgres = PostgresDatabase.Create();
        Settings["Database:Provider"] = "postgresql";
        Settings["ConnectionStrings:Billing"] = postgres.ConnectionString;
        return this;
    }

    /// <summary>Another node on the same PostgreSQL database.</summary>
    public ConsoleHost Beside()
    {
        var node = new ConsoleHost();
        foreach (var setting in Settings.Keys.Where(k => k.StartsWith("Clock:", StringComparison.Ordinal)).Concat(["Database:Provider", "ConnectionStrings:Billing"])) node.Settings[setting] = Settings[setting];
        return node;
    }

    /// <summary>Calls with the admin key; <see cref="Anonymous"/> calls without any.</summary>
    public HttpClient Http => http ??= With(AdminKey);

    public HttpClient Anonymous()
    {
        var client = CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = ClientOptions.BaseAddress });
        // A machine that is busy with other things must not fail a test: a rebuild of many events takes its time there.
        client.Timeout = TimeSpan.FromMinutes(10);
        return client;
    }

    public HttpClient With(string apiKey)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", apiKey);
        return client;
    }

    /// <summary>A client with a new key of this role, such as <c>sales_ops</c>.</summary>
    public async Task<HttpClient> AsAsync(string role)
    {
        var made = await PostAsync("/api-keys", new { name = role, role });
        return With(made.Json.GetProperty("key").GetString()!);
    }

    public Task<Reply> GetAsync(string path) => Http.AskAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, object? body = null) => Http.AskAsync(HttpMethod.Post, path, body);

    public Task<Reply> PatchAsync(string path, object body) => Http.AskAsync(HttpMethod.Patch, path, body);

    public Task<Reply> PutAsync(string path, object body) => Http.AskAsync(HttpMethod.Put, path, body);

    public Task<Reply> DeleteAsync(string path) => Http.AskAsync(HttpMethod.Delete, path);

    protected override IHost CreateHost(IHostBuilder builder)
    {
        if (postgres is null && !Settings.ContainsKey("Database:Provider")) SqliteTemplate.CopyTo(Settings["Data:Directory"]!);
        builder.ConfigureHostConfiguration(c => c.AddInMemoryCollection(Settings));
        return base.CreateHost(builder);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        catch (ObjectDisposedException)
        {
            // The program's own end disposes of its services while the factory still stops them; both are over by now.
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        postgres?.Dispose();
        directory.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>What came back: the status, the body as JSON (undefined when it is none) and as text.</summary>
public sealed record Reply(int Status, JsonElement Json, string Text, HttpResponseHeaders Headers)
{
    /// <summary>A member of the body, by path: <c>reply["lines.0.net"]</c>.</summary>
    public JsonElement this[string path] => path.Split('.').Aggregate(Json, (at, name) =>
        at.ValueKind == JsonValueKind.Array ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(name));

    public string? Code => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>The reply itself when the status is as expected; otherwise fails with the body.</summary>
    public Reply Expect(int status)
    {
        Assert.True(status == Status, $"Expected {status}, got {Status}: {Text}");
        return this;
    }
}

public static class Asking
{
    private const string Root = "/api/v1";

    /// <summary>A path of the API without its root, or any path that begins with <c>//</c> for one at the root.</summary>
    /// <param name="body">An object to be sent as JSON, a string to be sent as it is, or nothing.</param>
    public static async Task<Reply> AskAsync(this HttpClient client, HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("//", StringComparison.Ordinal) ? path[1..] : Root + path);
        if (body is not null) request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && text.Length > 0;
        return new((int)answer.StatusCode, isJson ? JsonDocument.Parse(text).RootElement : default, text, answer.Headers);
    }
}
