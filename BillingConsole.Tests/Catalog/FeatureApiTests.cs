using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Catalog;

public sealed class FeatureApiTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Theory]
    [InlineData("""{"name":"F","kind":"boolean"}""", "code")]
    [InlineData("""{"code":"f1","kind":"boolean"}""", "name")]
    [InlineData("""{"code":"f1","name":"F"}""", "kind")]
    [InlineData("""{"code":"f1","name":"F","kind":"metered"}""", "meter")]
    [InlineData("""{"code":"f1","name":"F","kind":"metered","meter":"none-such"}""", "meter")]
    [InlineData("""{"code":"f1","name":"F","kind":"static","meter":"none-such"}""", "meter")]
    public async Task A_feature_is_refused_at_its_field(string body, string field)
    {
        var refused = (await host.PostAsync("/features", body)).Expect(422);
        Assert.Equal([field], refused["errors"].EnumerateObject().Select(e => e.Name));
    }

    [Theory]
    [InlineData("""{"feature":"sso","limit":"1"}""", "limit")]
    [InlineData("""{"feature":"sso","value":"x"}""", "value")]
    [InlineData("""{"feature":"tier"}""", "value")]
    [InlineData("""{"feature":"tier","value":"gold","enabled":true}""", "enabled")]
    [InlineData("""{"feature":"none-such"}""", "feature")]
    public async Task An_entitlement_says_only_what_its_kind_of_feature_can(string entitlement, string field)
    {
        await host.PostAsync("/features", new { code = "sso", name = "Single sign-on", kind = "boolean" });
        await host.PostAsync("/features", new { code = "tier", name = "Tier", kind = "static" });
        var refused = (await host.PostAsync("/plans", $$"""{"code":"entitled","name":"E","currency":"USD","interval":"month","entitlements":[{{entitlement}}]}""")).Expect(422);
        Assert.Equal([$"entitlements[0].{field}"], refused["errors"].EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task A_feature_keeps_its_code_and_kind_and_may_be_renamed_and_archived()
    {
        var made = (await host.PostAsync("/features", new { code = "audit-log", name = "Audit", kind = "boolean" })).Expect(201);
        Assert.Equal("Audit log", (await host.PatchAsync("/features/audit-log", new { name = "Audit log" })).Expect(200)["name"].GetString());
        (await host.PatchAsync("/features/audit-log", new { kind = "static" })).Expect(422);
        (await host.PostAsync($"/features/{made["id"].GetString()}/archive")).Expect(200);
        Assert.DoesNotContain("audit-log", (await host.GetAsync("/features")).Text);
    }
}
