using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Usage;

public sealed class IngestOnSqlite : IngestSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At(Now);

    [Fact]
    public async Task A_full_queue_asks_a_sender_to_come_back_and_keeps_what_it_took()
    {
        const int nearlyFull = 99_999;
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var read = EventParser.ParseDocument(JsonSerializer.SerializeToUtf8Bytes(Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 2)), Instant.FromUtc(2026, 1, 20, 12, 0))[0];
        var (gate, writer) = (Host.Services.GetRequiredService<WriteGate>(), Host.Services.GetRequiredService<UsageWriter>());
        IncomingEvent[] many = [.. Enumerable.Repeat(read, nearlyFull)];
        Task<Result<EventOutcome[]>> sent;
        using (await gate.EnterAsync(TestContext.Current.CancellationToken))
        {
            // The writer takes nothing before it is its turn.
            sent = writer.SendAsync(many);
            var refused = (await Host.PostAsync("/events", new[] { Event("2", "sum", "acme", null, 3), Event("3", "sum", "acme", null, 4) })).Expect(429);
            Assert.Equal(("too_many_requests", 1), (refused.Code, (int)refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        }
        var taken = (await sent).Value!;
        Assert.Equal((1, nearlyFull - 1), (taken.Count(o => o.Kind == OutcomeKind.Accepted), taken.Count(o => o.Kind == OutcomeKind.Duplicate)));
        await SendAsync(Event("2", "sum", "acme", null, 3), Event("3", "sum", "acme", null, 4));
        Assert.Equal(9, await UsedAsync("sum", "acme"));
    }
}

public sealed class IngestOnPostgres : IngestSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.OnPostgres(Now);
}

public abstract class IngestSuite : UsageSuite
{
    [Fact]
    public async Task Each_event_of_a_batch_has_its_own_answer_and_a_bad_one_spoils_no_other()
    {
        await MeterAsync("sum");
        await MeterAsync("peak", "max", "hour");
        await CustomerAsync("acme");
        var good = Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 2);
        var answer = (await Host.PostAsync("/events", new[]
        {
            good, good,
            Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 3),
            Event("2", "none", "acme", null, 1),
            Event("3", "sum", "nobody", null, 1),
            Event("4", "sum", "acme", "2026-01-20T13:00:01Z", 1),
            Event("5", "sum", "acme", "1999-12-31T23:59:59Z", 1),
            Event("6", "sum", "acme", null, new { other = 1 }),
            Event("7", "sum", "acme", null, new { v = "many" }),
            Event("8", "peak", "acme", null, -1),
            new { id = "9", type = "sum" },
            Event("10", "sum", "acme", "2026-01-20T13:00:00Z", new { v = "5" }),
        })).Expect(200);
        Assert.Equal((2, 1), (answer["accepted"].GetInt32(), answer["duplicates"].GetInt32()));
        Assert.Equal(
            ["2 other_content", "3 unknown_type", "4 unknown_subject", "5 in_future", "6 too_old", "7 missing_value", "8 invalid_value", "9 negative_max", "10 missing_source"],
            answer["rejected"].EnumerateArray().Select(r => $"{r.GetProperty("index")} {r.GetProperty("code")}"));
        Assert.Equal(7, await UsedAsync("sum", "acme"));
        await NoDriftAsync();
    }

    [Fact]
    public async Task A_batch_sent_again_adds_only_what_was_repaired()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var events = Enumerable.Range(0, 1000).Select(i => Event($"e{i}", "sum", i == 500 ? "beta" : "acme", $"2026-01-{1 + i % 19:00}T08:00:00Z", 1)).ToArray();
        var first = (await Host.PostAsync("/events", events)).Expect(200);
        Assert.Equal((999, 0, 1), (first["accepted"].GetInt32(), first["duplicates"].GetInt32(), first["rejected"].GetArrayLength()));
        await CustomerAsync("beta");
        var second = (await Host.PostAsync("/events", events)).Expect(200);
        Assert.Equal((1, 999, 0), (second["accepted"].GetInt32(), second["duplicates"].GetInt32(), second["rejected"].GetArrayLength()));
        Assert.Equal((999, 1), (await UsedAsync("sum", "acme"), await UsedAsync("sum", "beta")));
    }

    [Fact]
    public async Task An_event_by_itself_is_refused_as_the_request()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        Assert.Equal("unknown_type", (await Host.PostAsync("/events", Event("1", "none", "acme", null, 1))).Expect(422).Code);
        (await Host.PostAsync("/events", Event("1", "sum", "acme", null, 1))).Expect(200);
        Assert.Equal(1, (await Host.PostAsync("/events", Event("1", "sum", "acme", null, 1))).Expect(200)["duplicates"].GetInt32());
        var other = (await Host.PostAsync("/events", Event("1", "sum", "acme", null, 2))).Expect(409);
        Assert.Equal("other_content", other.Code);
        Assert.Matches("[0-9a-f]{32}", other["detail"].GetString());
        Assert.Equal("duplicate_member", (await Host.PostAsync("/events", """{"id":"2","id":"3","source":"test","type":"sum","subject":"acme","data":{"v":1}}""")).Expect(400).Code);
    }

    [Fact]
    public async Task An_id_sent_again_for_another_day_is_other_content_and_never_counts_twice()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 1));
        Assert.Equal("other_content", (await Host.PostAsync("/events", Event("1", "sum", "acme", "2026-01-06T10:00:00Z", 1))).Expect(409).Code);
        Assert.Equal(1, await UsedAsync("sum", "acme"));
    }

    [Fact]
    public async Task A_known_event_stays_a_duplicate_when_its_customer_has_another_name()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 1));
        (await Host.PatchAsync("/customers/acme", new { external_id = "acme-2" })).Expect(200);
        Assert.Equal(1, (await Host.PostAsync("/events", Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 1))).Expect(200)["duplicates"].GetInt32());
        Assert.Equal("unknown_subject", (await Host.PostAsync("/events", Event("2", "sum", "acme", null, 1))).Expect(422).Code);
        await SendAsync(Event("3", "sum", "acme-2", null, 1));
    }

    [Fact]
    public async Task Ten_thousand_senders_of_the_same_event_count_once()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var answers = await Task.WhenAll(Enumerable.Range(0, Counts.Of(500, 10_000)).Select(_ => Host.PostAsync("/events", Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 1))));
        Assert.Equal(1, answers.Sum(a => a.Status == 429 ? 0 : a.Expect(200)["accepted"].GetInt32()));
        Assert.Equal(1, await UsedAsync("sum", "acme"));
    }

    [Theory]
    [InlineData("application/cloudevents+json", """{"specversion":"1.0","id":"a","source":"s","type":"sum","subject":"acme","data":{"v":1},"traceparent":"x"}""")]
    [InlineData("application/cloudevents-batch+json; charset=utf-8", """[{"specversion":"1.0","id":"a","source":"s","type":"sum","subject":"acme","data":{"v":"1"}}]""")]
    [InlineData("application/x-ndjson", "{\"id\":\"a\",\"source\":\"s\",\"type\":\"sum\",\"subject\":\"acme\",\"data\":{\"v\":1}}\n\nnot json\n")]
    public async Task Every_form_of_cloud_events_is_read_zipped_or_not(string type, string body)
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        foreach (var zipped in new[] { false, true })
        {
            using var content = new ByteArrayContent(zipped ? Zip(body) : Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
            if (zipped) content.Headers.ContentEncoding.Add("gzip");
            using var answer = await Host.Http.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content, TestContext.Current.CancellationToken);
            var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            Assert.Equal(1, json.GetProperty(zipped ? "duplicates" : "accepted").GetInt32());
        }
        Assert.Equal(1, await UsedAsync("sum", "acme"));
    }

    [Fact]
    public async Task Refused_events_wait_on_a_list_until_they_are_sent_again()
    {
        await CustomerAsync("acme");
        (await Host.PostAsync("/events", Event("1", "late-meter", "acme", "2026-01-05T10:00:00Z", 4))).Expect(422);
        (await Host.PostAsync("/events", Event("1", "late-meter", "acme", "2026-01-05T10:00:00Z", 4))).Expect(422);
        var waiting = (await Host.GetAsync("/events/rejected")).Expect(200);
        var (id, times) = (waiting["data.0.id"].GetString(), waiting["data.0.times"].GetInt32());
        Assert.Equal((1, 2), (waiting["data"].GetArrayLength(), times));
        Assert.Equal("unknown_type", (await Host.PostAsync($"/events/rejected/{id}/replay")).Expect(422).Code);
        await MeterAsync("late-meter");
        (await Host.PostAsync($"/events/rejected/{id}/replay")).Expect(200);
        Assert.Equal(4, await UsedAsync("late-meter", "acme"));
        Assert.Equal(0, (await Host.GetAsync("/events/rejected")).Expect(200)["data"].GetArrayLength());
        Assert.Equal(1, (await Host.GetAsync("/events/rejected?replayed=true")).Expect(200)["data"].GetArrayLength());
    }

    [Fact]
    public async Task An_idempotency_key_replays_the_answer()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var body = new[] { Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 1) };
        var first = (await Host.Http.AskAsync(HttpMethod.Post, "/events", body, "once")).Expect(200);
        var again = (await Host.Http.AskAsync(HttpMethod.Post, "/events", body, "once")).Expect(200);
        Assert.Equal((1, 1), (first["accepted"].GetInt32(), again["accepted"].GetInt32()));
        Assert.Equal("idempotency_key_reused", (await Host.Http.AskAsync(HttpMethod.Post, "/events", Array.Empty<object>(), "once")).Expect(422).Code);
    }

    private static byte[] Zip(string text)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest)) zip.Write(Encoding.UTF8.GetBytes(text));
        return zipped.ToArray();
    }
}
