using System.Net;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Access;

public sealed class SetupTests
{
    [Fact]
    public async Task The_first_visit_makes_the_admin_and_no_second_one_can()
    {
        await using var host = new ConsoleHost();
        var visit = new Visit(host);
        Assert.Equal("/setup", (await visit.GetAsync("/")).Location);
        Assert.Equal("/setup", (await visit.GetAsync("/login")).Location);
        var weak = await visit.SubmitAsync("/setup", "/setup", ("email", "ann@example.com"), ("password", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.Status);
        var made = await visit.SubmitAsync("/setup", "/setup", ("name", "Ann"), ("email", "ann@example.com"), ("password", Visit.Password));
        Assert.Equal("/welcome", made.Location);
        Assert.Contains("Start empty", (await visit.GetAsync("/welcome")).Html, StringComparison.Ordinal);

        var second = new Visit(host);
        Assert.Equal("/login", (await second.GetAsync("/setup")).Location);
        var late = await second.SubmitAsync("/login", "/login", ("email", "eve@example.com"), ("password", Visit.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        var forged = await second.PostAsync("/setup", [.. (await second.GetAsync("/login")).Hidden("/login"), ("email", "eve@example.com"), ("password", Visit.Password)]);
        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
    }

    [Fact]
    public async Task Anonymous_pages_are_the_entrance_and_the_health_checks_only()
    {
        await using var host = new ConsoleWithAdmin();
        var visit = new Visit(host);
        foreach (var open in (string[])["/login", "/healthz", "/readyz", "/app.css", "/entrance.css", "/_framework/blazor.web.js"])
            Assert.True((await visit.GetAsync(open)).Status == HttpStatusCode.OK, open);
        foreach (var closed in (string[])["/", "/profile", "/welcome", "/openapi/v1.json", "/no-such-page", "/session/keep"])
            Assert.True((await visit.GetAsync(closed)).Status == HttpStatusCode.Redirect, closed);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.GetAsync("/api/v1/no-such-path")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.PostAsync("/_blazor/negotiate")).Status);
    }

    [Fact]
    public async Task An_invited_person_chooses_a_password_once()
    {
        await using var host = new ConsoleWithAdmin();
        var invited = (await host.PostAsync("/users", new { email = "bob@example.com", name = "Bob", role = "support" })).Expect(201);
        var path = invited["invitation"].GetString()!;
        var visit = new Visit(host);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visit.SignInAsync("bob@example.com", "")).Status);
        var saved = await visit.SubmitAsync(path, "/invitation", ("password", "green-tea-every-morning"));
        Assert.Contains("The password is saved", saved.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await visit.GetAsync(path)).Status);
        Assert.Equal("/profile", (await visit.SignInAsync("bob@example.com", "green-tea-every-morning")).Location);
    }

    [Fact]
    public async Task The_last_admin_stays_admin()
    {
        await using var host = new ConsoleWithAdmin();
        Assert.Equal("last_admin", (await host.PatchAsync($"/users/{Visit.AdminEmail}", new { role = "support" })).Expect(409).Code);
        Assert.Equal("last_admin", (await host.PatchAsync($"/users/{Visit.AdminEmail}", new { disabled = true })).Expect(409).Code);
        (await host.PostAsync("/users", new { email = "eve@example.com", role = "admin", password = Visit.Password })).Expect(201);
        (await host.PatchAsync($"/users/{Visit.AdminEmail}", new { role = "support" })).Expect(200);
        (await host.PostAsync("/users", new { email = "EVE@example.com", role = "admin" })).Expect(409);
        (await host.PostAsync("/users", new { email = "x@example.com", role = "ingest" })).Expect(422);
    }
}
