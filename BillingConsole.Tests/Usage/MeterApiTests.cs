using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Usage;

public sealed class MeterApiTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Every_mistake_is_named_at_its_field_at_once()
    {
        var refused = (await host.PostAsync("/meters", """{"code":"-","aggregation":"sum","group_by":["a","a"],"filters":{"x":[]}}""")).Expect(422);
        Assert.Equal(["code", "event_type", "filters.x", "group_by", "name", "value_property"], refused["errors"].EnumerateObject().Select(e => e.Name).Order());
    }

    [Theory]
    [InlineData("""{"code":"f1","name":"F","event_type":"f","aggregation":"count","value_property":"v"}""", "value_property")]
    [InlineData("""{"code":"f1","name":"F","event_type":"f"}""", "aggregation")]
    [InlineData("""{"code":"f1","name":"F","event_type":"f","aggregation":"median","value_property":"v"}""", "aggregation")]
    [InlineData("""{"code":"f1","name":"F","event_type":"f","aggregation":"max","value_property":"v","bucket":"second"}""", "bucket")]
    [InlineData("""{"code":"f1","name":"F","event_type":"f","aggregation":"count","unit":"GB"}""", "unit")]
    [InlineData("""{"code":"f1","name":"F","event_type":"f","aggregation":"count","group_by":["a","b","c","d","e","f"]}""", "group_by")]
    [InlineData("""{"code":"f1","name":"F","event_type":"f","aggregation":"count","group_by":[null]}""", "group_by")]
    [InlineData("""{"code":"f1","name":"F","event_type":"f","aggregation":"count","filters":{"a":[null]}}""", "filters.a")]
    public async Task A_meter_is_refused_at_its_field(string body, string field)
    {
        var refused = (await host.PostAsync("/meters", body)).Expect(422);
        Assert.Equal([field], refused["errors"].EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task How_a_meter_counts_may_change_until_it_has_counted()
    {
        (await host.PostAsync("/meters", new { code = "mem", name = "Memory", event_type = "mem", aggregation = "sum", value_property = "gb" })).Expect(201);
        Assert.Equal("already_exists", (await host.PostAsync("/meters", new { code = "mem", name = "Memory", event_type = "mem", aggregation = "count" })).Expect(409).Code);
        var changed = (await host.PatchAsync("/meters/mem", new { aggregation = "max", bucket = "hour", value_property = "gib" })).Expect(200);
        Assert.Equal(("max", "hour", "gib", false), (changed["aggregation"].GetString(), changed["bucket"].GetString(), changed["value_property"].GetString(), changed["used"].GetBoolean()));
        (await host.PatchAsync("/meters/mem", """{"bucket":null}""")).Expect(200);
        (await host.PostAsync("/customers", new { external_id = "acme", name = "Acme" })).Expect(201);
        (await host.PostAsync("/events", new { id = "1", source = "s", type = "mem", subject = "acme", data = new { gib = 1 } })).Expect(200);

        var refused = (await host.PatchAsync("/meters/mem", new { aggregation = "sum", bucket = "day", value_property = "gb", event_type = "x" })).Expect(409);
        Assert.Equal(["aggregation", "bucket", "event_type", "value_property"], refused["errors"].EnumerateObject().Select(e => e.Name).Order());
        Assert.Equal("meter_in_use", refused.Code);
        Assert.Equal("Peak memory", (await host.PatchAsync("/meters/mem", new { name = "Peak memory", aggregation = "max" })).Expect(200)["name"].GetString());
    }

    [Fact]
    public async Task An_archived_meter_is_no_longer_offered_and_goes_on_counting()
    {
        (await host.PostAsync("/meters", new { code = "old", name = "Old", event_type = "old", aggregation = "count" })).Expect(201);
        (await host.PostAsync("/customers", new { external_id = "buyer", name = "Buyer" })).Expect(201);
        (await host.PostAsync("/meters/old/archive")).Expect(200);
        Assert.DoesNotContain("\"old\"", (await host.GetAsync("/meters")).Text);
        (await host.PostAsync("/events", new { id = "1", source = "old", type = "old", subject = "buyer" })).Expect(200);
        Assert.Equal("1", (await host.GetAsync("/meters/old/usage?customer=buyer")).Expect(200)["value"].GetString());
    }

    [Theory]
    [InlineData("/meters/{0}/usage", "customer")]
    [InlineData("/meters/{0}/usage?customer=none&window=week", "window")]
    [InlineData("/meters/{0}/usage?customer=asker&from=2026-02-01&to=2026-01-01", "to")]
    [InlineData("/meters/{0}/usage?customer=asker&from=yesterday", "from")]
    [InlineData("/meters/{0}/usage?customer=asker&from=0001-01-01", "from")]
    [InlineData("/meters/{0}/usage?customer=asker&from=2016-01-01&to=2026-01-01&window=hour", "window")]
    public async Task A_question_that_cannot_be_answered_is_refused_at_its_field(string path, string field)
    {
        await host.PostAsync("/meters", new { code = "asked", name = "Asked", event_type = "asked", aggregation = "count" });
        await host.PostAsync("/customers", new { external_id = "asker", name = "Asker" });
        var refused = (await host.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, "asked"))).Expect(422);
        Assert.Equal([field], refused["errors"].EnumerateObject().Select(e => e.Name));
        (await host.GetAsync("/meters/none/usage?customer=asker")).Expect(404);
    }
}
