using System.Text.Json;
using BillingConsole.Platform.Audit;
using BillingConsole.Tests.Support;
using BillingConsole.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BillingConsole.Tests.Webhooks;

public sealed class EndpointApiTests : IAsyncLifetime
{
    private readonly WebhookWorld world = WebhookWorld.OnSqlite();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task An_endpoint_that_chose_a_disputes_opening_by_its_former_name_hears_it_after_an_upgrade()
    {
        string[] events = ["invoice.paid", "payment.dispute.opened", "payment.dispute.won"];
        var path = $"/webhook-endpoints/{(await world.Host.PostAsync("/webhook-endpoints", new { url = "https://example.com/hook", events })).Expect(201)["id"].GetString()}";
        var cancel = TestContext.Current.CancellationToken;
        await world.Host.DataAsync(async db => { await db.GetService<IMigrator>().MigrateAsync("UsageSetsAndImports", cancel); return 0; });
        Assert.Equal("""["invoice.paid","payment.disputed","payment.dispute.won"]""", (await world.Host.GetAsync(path))["events"].GetRawText());
        await world.Host.DataAsync(async db => { await db.Database.MigrateAsync(cancel); return 0; });
        Assert.Equal("""["invoice.paid","payment.dispute.opened","payment.dispute.won"]""", (await world.Host.GetAsync(path))["events"].GetRawText());
    }

    [Fact]
    public async Task The_secret_is_in_the_first_answer_and_nowhere_else()
    {
        var body = new { url = "https://example.com/hook", events = new[] { "invoice.paid", "invoice.paid" }, description = "ERP" };
        var made = (await world.Host.Http.AskAsync(HttpMethod.Post, "/webhook-endpoints", body, "once")).Expect(201);
        var secret = made["secret"].GetString()!;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal("""["invoice.paid"]""", made["events"].GetRawText());
        var repeated = (await world.Host.Http.AskAsync(HttpMethod.Post, "/webhook-endpoints", body, "once")).Expect(201);
        Assert.Equal((made["id"].GetString(), JsonValueKind.Null), (repeated["id"].GetString(), repeated["secret"].ValueKind));
        var path = $"/webhook-endpoints/{made["id"].GetString()}";
        var rotated = (await world.Host.PostAsync(path + "/rotate-secret")).Expect(200)["secret"].GetString()!;
        string[] shown = [(await world.Host.GetAsync(path)).Text, (await world.Host.GetAsync("/webhook-endpoints")).Text, (await world.Host.GetAsync("/audit")).Text];
        var stored = await world.Host.DataAsync(async db => string.Concat(await db.Set<WebhookEndpoint>().Select(e => e.Secret + e.FormerSecret).ToListAsync())
            + string.Concat(await db.Set<AuditRow>().Select(r => r.Before + r.After).ToListAsync()));
        foreach (var text in shown.Append(stored))
        {
            Assert.DoesNotContain(secret["whsec_".Length..], text, StringComparison.Ordinal);
            Assert.DoesNotContain(rotated["whsec_".Length..], text, StringComparison.Ordinal);
        }
        Assert.Contains("example.com/hook", shown[2], StringComparison.Ordinal);
        Assert.DoesNotContain("secret\":", shown[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"url":"https://example.com"}""", "events")]
    [InlineData("""{"url":"https://example.com","events":[]}""", "events")]
    [InlineData("""{"url":"https://example.com","events":["invoice.eaten"]}""", "events")]
    [InlineData("""{"url":"https://example.com","events":[null]}""", "events")]
    [InlineData("""{"url":"http://example.com","events":["*"]}""", "url")]
    [InlineData("""{"url":"nonsense","events":["*"]}""", "url")]
    [InlineData("""{"events":["*"]}""", "url")]
    [InlineData("""{"url":"https://example.com","events":["*"],"secret":"whsec_mine"}""", "secret")]
    public async Task A_bad_endpoint_is_refused_by_the_name_of_its_field(string body, string field) =>
        Assert.Equal(field, (await world.Host.PostAsync("/webhook-endpoints", body)).Expect(422)["errors"].EnumerateObject().Single().Name);

    [Fact]
    public async Task It_is_changed_by_its_version_and_cannot_be_led_inside()
    {
        var hook = await world.HookAsync("https://example.com/a", "invoice.paid");
        var changed = (await world.Host.PatchAsync(hook.Path, """{"url":"https://example.com/b","events":["*"],"description":"new"}""")).Expect(200);
        Assert.Equal(("https://example.com/b", "new", "*"), (changed["url"].GetString(), changed["description"].GetString(), changed["events.0"].GetString()));
        (await world.Host.PatchAsync(hook.Path, new { url = "https://224.0.0.1/" })).Expect(422);
        (await world.Host.PatchAsync(hook.Path, """{"enabled":null}""")).Expect(422);
        (await world.Host.PatchAsync("/webhook-endpoints/whe_none", new { description = "x" })).Expect(404);
        using var stale = new HttpRequestMessage(HttpMethod.Patch, "/api/v1" + hook.Path) { Content = new StringContent("""{"description":"late"}""", System.Text.Encoding.UTF8, "application/json") };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"999\"");
        Assert.Equal(412, (int)(await world.Host.Http.SendAsync(stale, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Without_the_setting_an_address_inside_is_422()
    {
        await using var host = new ConsoleHost();
        foreach (var url in (string[])["https://127.0.0.1/", "https://169.254.169.254/", "https://localhost/", "http://example.com/"])
            Assert.Equal("url", (await host.PostAsync("/webhook-endpoints", $$"""{"url":"{{url}}","events":["*"]}""")).Expect(422)["errors"].EnumerateObject().Single().Name);
        Assert.Empty((await host.GetAsync("/webhook-endpoints")).Expect(200)["data"].EnumerateArray());
    }

    [Fact]
    public async Task Every_event_is_listed_with_what_it_means()
    {
        var events = (await world.Host.GetAsync("/webhook-endpoints/events")).Expect(200)["data"].EnumerateArray().ToList();
        Assert.Equal(WebhookEvents.All.Count, events.Count);
        Assert.Contains(events, e => Books.Text(e, "name") == "invoice.finalized" && Books.Text(e, "description").Length > 0);
    }
}
