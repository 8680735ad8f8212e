using BillingConsole.Access.Keys;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Access;

public sealed class ApiKeyTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Without_a_key_the_answer_is_401_as_problem()
    {
        var reply = (await host.Anonymous().AskAsync(HttpMethod.Get, "/customers")).Expect(401);
        Assert.Equal("unauthenticated", reply.Code);
        Assert.Equal("Bearer", reply.Headers.WwwAuthenticate.ToString());
        (await host.With("bck_wrong").AskAsync(HttpMethod.Get, "/customers")).Expect(401);
        (await host.Anonymous().AskAsync(HttpMethod.Get, $"/customers?api_key={ConsoleHost.AdminKey}")).Expect(401);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_dies_at_once_when_revoked()
    {
        var made = (await host.PostAsync("/api-keys", new { name = "till", role = "finance" })).Expect(201);
        var client = host.With(made["key"].GetString()!);
        (await client.AskAsync(HttpMethod.Get, "/customers")).Expect(200);
        Assert.DoesNotContain(made["key"].GetString()!, (await host.GetAsync("/api-keys")).Text, StringComparison.Ordinal);
        (await host.DeleteAsync($"/api-keys/{made["id"].GetString()}")).Expect(204);
        (await client.AskAsync(HttpMethod.Get, "/customers")).Expect(401);
    }

    [Fact]
    public async Task A_used_key_is_remembered_until_one_is_revoked()
    {
        var made = (await host.PostAsync("/api-keys", new { name = "remembered", role = "finance" })).Expect(201);
        await using var scope = host.Services.CreateAsyncScope();
        var (db, known, cancel) = (scope.ServiceProvider.GetRequiredService<Lazy<BillingDb>>(), scope.ServiceProvider.GetRequiredService<KnownKeys>(), TestContext.Current.CancellationToken);
        var hash = ApiKeyText.Hash(made["key"].GetString()!);
        var remembered = await known.IdentifyAsync(db, hash, cancel);
        Assert.Same(remembered, await known.IdentifyAsync(db, hash, cancel));
        Assert.Same(remembered, await known.FindAsync(db, remembered!.Id, cancel));
        (await host.DeleteAsync($"/api-keys/{made["id"].GetString()}")).Expect(204);
        Assert.NotNull((await known.IdentifyAsync(db, hash, cancel))!.RevokedAt);
        Assert.Null(await known.IdentifyAsync(db, "none", cancel));
    }

    [Fact]
    public async Task A_key_revoked_on_one_node_dies_at_once_on_the_other()
    {
        await using var first = ConsoleHost.OnPostgres();
        var made = (await first.PostAsync("/api-keys", new { name = "till", role = "finance" })).Expect(201);
        await using var second = first.Beside();
        var clients = new[] { first, second }.Select(n => n.With(made["key"].GetString()!)).ToList();
        foreach (var client in clients) (await client.AskAsync(HttpMethod.Get, "/customers")).Expect(200);
        (await first.DeleteAsync($"/api-keys/{made["id"].GetString()}")).Expect(204);
        Assert.Equal(401, (int)(await clients[1].GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        (await clients[1].AskAsync(HttpMethod.Post, "/customers", new { name = "Late", currency = "USD" })).Expect(401);
        foreach (var client in clients) (await client.AskAsync(HttpMethod.Get, "/customers")).Expect(401);
        (await second.GetAsync("/customers")).Expect(200);
    }

    [Fact]
    public async Task A_repeated_creation_is_replayed_without_the_key()
    {
        var body = new { name = "twice", role = "support" };
        var first = (await host.Http.AskAsync(HttpMethod.Post, "/api-keys", body, "make-key")).Expect(201);
        var again = (await host.Http.AskAsync(HttpMethod.Post, "/api-keys", body, "make-key")).Expect(201);
        Assert.Equal(first["id"].GetString(), again["id"].GetString());
        Assert.DoesNotContain(first["key"].GetString()!, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_key_is_refused()
    {
        (await host.PostAsync("/api-keys", new { name = "old", role = "admin", expires_at = "2020-01-01T00:00:00Z" })).Expect(422);
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(1.5).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        var made = (await host.PostAsync("/api-keys", new { name = "short", role = "admin", expires_at = soon })).Expect(201);
        var client = host.With(made["key"].GetString()!);
        (await client.AskAsync(HttpMethod.Get, "/customers")).Expect(200);
        await Task.Delay(1700, TestContext.Current.CancellationToken);
        (await client.AskAsync(HttpMethod.Get, "/customers")).Expect(401);
    }

    [Fact]
    public async Task A_key_that_may_read_only_reads()
    {
        var made = (await host.PostAsync("/api-keys", new { name = "report", role = "admin", scopes = (string[])["read"] })).Expect(201);
        var client = host.With(made["key"].GetString()!);
        (await client.AskAsync(HttpMethod.Get, "/customers")).Expect(200);
        Assert.Equal("scope", (await client.AskAsync(HttpMethod.Post, "/customers", new { name = "x" })).Expect(403).Code);
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_shown()
    {
        (await host.GetAsync("/customers")).Expect(200);
        var keys = (await host.GetAsync("/api-keys")).Expect(200);
        var setup = keys["data"].EnumerateArray().Single(k => k.GetProperty("name").GetString() == "setup");
        Assert.Equal(System.Text.Json.JsonValueKind.String, setup.GetProperty("last_used_at").ValueKind);
    }
}
