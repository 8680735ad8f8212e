using System.Diagnostics.Metrics;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Access;

public sealed class MetricsTests
{
    [Fact]
    public async Task What_a_node_counts_is_told_to_keys_that_may_read_and_to_nobody_else()
    {
        await using var host = ConsoleHost.At("2026-01-20T12:00:00Z");
        (await host.PostAsync("/meters", new { code = "sum", name = "sum", event_type = "sum", aggregation = "count" })).Expect(201);
        (await host.PostAsync("/customers", new { external_id = "acme", name = "acme", currency = "USD" })).Expect(201);
        var sent = new { id = "1", source = "test", type = "sum", subject = "acme", time = "2026-01-05T10:00:00Z", data = new { } };
        (await host.PostAsync("/events", new[] { sent, sent with { id = "2" }, sent, sent with { type = "none", id = "3" } })).Expect(200);
        host.Services.GetRequiredService<IMeterFactory>().Create("BillingConsole").CreateCounter<long>("odd").Add(2, new KeyValuePair<string, object?>("name", "a\"b\\c\nd"));
        host.Services.GetRequiredService<IMeterFactory>().Create("Another").CreateCounter<long>("other").Add(2);
        var text = await host.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var line in new[]
        {
            "# TYPE billing_usage_events_total counter", "billing_usage_events_total{outcome=\"accepted\"} 2", "billing_usage_events_total{outcome=\"duplicate\"} 1",
            "billing_usage_events_total{outcome=\"rejected\"} 1", "# TYPE billing_usage_waiting_events gauge", "billing_usage_waiting_events 0", """odd_total{name="a\"b\\c\nd"} 2""",
        })
            Assert.Contains(line, text.Split('\n'));
        Assert.DoesNotContain("other", text, StringComparison.Ordinal);
        Assert.Equal(401, (int)(await host.Anonymous().GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        var sender = (await host.PostAsync("/api-keys", new { name = "sender", role = "ingest" })).Expect(201)["key"].GetString()!;
        Assert.Equal(403, (int)(await host.With(sender).GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }
}
