using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Usage;

public sealed class HostileInputOnSqlite : HostileInputSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At(Now);
}

public sealed class HostileInputOnPostgres : HostileInputSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.OnPostgres(Now);
}

/// <summary>What nobody sends by accident, or everybody does once: each has a precise answer, and good events beside it count.</summary>
public abstract class HostileInputSuite : UsageSuite
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";

    /// <summary>Members of an event that is good but for them, and how it is refused; empty where it counts.</summary>
    private static readonly (string Members, string Code)[] Events =
    [
        ("\"data\":{\"v\":1}", ""), ("\"data\":{\"v\":1},\"\\ud800\":1", ""), ("\"data\":{\"v\":1},\"x\":\"\\udc00\"", ""), ("\"data\":{\"v\":1,\"\\u0000\":\"\\u0000\"}", ""),
        ("\"data\":{\"v\":1,\"note\":\"\\u0000 \\u0001\"}", ""), ("\"\\u0064ata\":{\"\\u0076\":\"1e0\"}", ""), ("\"data\":{\"v\":1e0}", ""), ("\"data\":{\"v\":1,\"a\":{\"b\":1,\"b\":2}}", ""),
        ("\"data\":{\"v\":\"1\"},\"specversion\":\"1\\u002e0\"", ""),
        ("\"data\":{\"v\":1},\"time\":\"\\ud83d\"", "invalid_time"), ("\"data\":{\"v\":1},\"specversion\":\"\\ud800\"", "invalid_specversion"), ("\"data\":{\"v\":1},\"specversion\":\"0.3\"", "invalid_specversion"),
        ("\"data\":{\"\\ud800\":1}", "invalid_data"), ("\"data\":{\"v\":\"\\udfff\"}", "invalid_data"), ("\"data\":{\"v\":1,\"a\":{\"b\":[\"\\ud800\"]}}", "invalid_data"),
        ("\"data\":{\"v\":1,\"a\":{\"\\udc00\":1}}", "invalid_data"), ("\"data\":[1]", "invalid_data"), ("\"data\":\"v\"", "invalid_data"), ("\"data\":null", "invalid_data"),
        ("\"data\":{\"v\":1},\"data\":{\"v\":2}", "duplicate_member"), ("\"data\":{\"v\":1,\"\\u0076\":2}", "duplicate_member"), ("\"data\":{\"v\":1},\"sourc\\u0065\":\"b\"", "duplicate_member"),
        ("\"data\":{\"v\":1e400}", "invalid_value"), ("\"data\":{\"v\":1e-400}", "invalid_value"), ("\"data\":{\"v\":1e99999999999999}", "invalid_value"), ("\"data\":{\"v\":1000000000000001}", "invalid_value"),
        ("\"data\":{\"v\":0.0000000000001}", "invalid_value"), ("\"data\":{\"v\":\"NaN\"}", "invalid_value"), ("\"data\":{\"v\":\"Infinity\"}", "invalid_value"), ("\"data\":{\"v\":\"\"}", "invalid_value"),
        ("\"data\":{\"v\":\" 1\"}", "invalid_value"), ("\"data\":{\"v\":\"٣\"}", "invalid_value"), ("\"data\":{\"v\":true}", "invalid_value"), ("\"data\":{\"v\":{}}", "invalid_value"), ("\"data\":{\"v\":null}", "missing_value"),
        ("\"data\":{}", "missing_value"), ("\"x\":1", "missing_value"),
        ("\"data\":{\"v\":1},\"time\":\"9999-12-31T23:59:59-18:00\"", "invalid_time"), ("\"data\":{\"v\":1},\"time\":\"0001-01-01T00:00:00+18:00\"", "too_old"), ("\"data\":{\"v\":1},\"time\":\"-9998-01-01T00:00:00+18:00\"", "invalid_time"),
        ("\"data\":{\"v\":1},\"time\":\"2026-02-30T00:00:00Z\"", "invalid_time"), ("\"data\":{\"v\":1},\"time\":20260101", "invalid_time"), ("\"data\":{\"v\":1},\"time\":\"2026-01-01\"", "invalid_time"),
    ];

    private static string Digits => "\"data\":{\"v\":" + new string('9', 20_000) + "}";

    private static string Long => "\"data\":{\"v\":1,\"note\":\"" + new string('x', 70_000) + "\"}";

    private static string Many => "\"data\":{\"v\":1," + string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"p{i}\":{i}")) + "}";

    /// <summary>Names that no event may bear, as JSON text.</summary>
    private static readonly (string Name, string Value)[] Names =
    [
        ("id", "\"\""), ("id", "1"), ("id", "null"), ("id", "\"a\\u0000b\""), ("id", "\"\\ud800\""), ("id", "\"a\\nb\""), ("id", "{}"), ("source", "\"\\udc00x\""), ("source", "\"\\u0000\""),
        ("type", "\"\\ud800\\ud800\""), ("type", "[]"), ("subject", "\"\\u0000\""), ("subject", "true"), ("subject", "\"\\udbff\""),
    ];

    /// <summary>Bodies that are no events at all.</summary>
    private static readonly (byte[] Body, int Status, string Code)[] Bodies =
    [
        ([], 400, "malformed_json"), ("\uFEFF"u8.ToArray(), 400, "malformed_json"), ("   "u8.ToArray(), 400, "malformed_json"), ("null"u8.ToArray(), 400, "malformed_json"), ("\"x\""u8.ToArray(), 400, "malformed_json"),
        ("NaN"u8.ToArray(), 400, "malformed_json"), ("[{"u8.ToArray(), 400, "malformed_json"), ("[{\"id\":NaN}]"u8.ToArray(), 400, "malformed_json"), ("[] []"u8.ToArray(), 400, "malformed_json"),
        ("{} x"u8.ToArray(), 400, "malformed_json"), ("[1,]"u8.ToArray(), 400, "malformed_json"), ("// a\n[]"u8.ToArray(), 400, "malformed_json"), ("[{\"a\":\"\\x\"}]"u8.ToArray(), 400, "malformed_json"),
        ([(byte)'[', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)']'], 400, "malformed_json"), ([(byte)'[', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"', (byte)']'], 400, "malformed_json"), ([0], 400, "malformed_json"),
        (Encoding.Unicode.GetBytes("[]"), 400, "malformed_json"), (Encoding.UTF8.GetBytes("[" + new string('[', 100_000)), 400, "malformed_json"),
        (Encoding.UTF8.GetBytes($"[{{\"id\":\"deep\",\"data\":{string.Concat(Enumerable.Repeat("{\"a\":", 40))}1{new string('}', 40)}}}]"), 400, "malformed_json"),
        (Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("1", 10_001))}]"), 413, "too_large"), (new byte[16 * 1024 * 1024 + 1], 413, "too_large"),
    ];

    [Fact]
    public async Task Each_hostile_event_is_refused_for_its_own_reason_and_good_ones_beside_it_count()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var (wrong, counted) = (new List<string>(), 0);
        foreach (var (members, code) in Events.Append((Digits, "invalid_value")).Append((Long, "too_large")).Append((Many, "invalid_data")))
        {
            var bad = Event($"e{counted++}", members);
            foreach (var (body, type) in new[] { ($"[{bad},{Good(counted++)}]", Json), ($"{bad}\n{Good(counted++)}\r\n", Lines), (bad, Json) })
            {
                var answer = await SendAsync(Encoding.UTF8.GetBytes(body), type, counted % 2 == 0);
                if (Complaint(answer, body != bad, code) is { } complaint) wrong.Add($"{members[..Math.Min(80, members.Length)]} as {type}: {complaint}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // Every hostile event came with two good ones; a hostile one that counts is known when it comes again.
        Assert.Equal((Events.Length + 3) * 2 + Events.Count(e => e.Code.Length == 0), await UsedAsync("sum", "acme"));
        await EverythingCanBeReadAsync();
    }

    [Fact]
    public async Task A_hostile_name_is_refused_as_that_member()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var wrong = new List<string>();
        foreach (var (name, value) in Names.Append(("id", $"\"{new string('x', 257)}\"")).Append(("subject", $"\"{new string('x', 100_000)}\"")).Append(("source", $"\"{new string('é', 300)}\"")))
        {
            string[] names = ["id", "source", "type", "subject"];
            var body = $"[{{{string.Join(',', names.Select(n => n == name ? $"\"{n}\":{value}" : $"\"{n}\":\"{(n == "type" ? "sum" : "acme")}\""))},\"data\":{{\"v\":1}}}}]";
            var answer = await SendAsync(Encoding.UTF8.GetBytes(body), Json, false);
            if (answer.Status != 200 || answer["rejected.0.code"].GetString() is not { } code || (code != $"invalid_{name}" && code != "too_large")) wrong.Add($"{name} {value[..Math.Min(20, value.Length)]}: {answer.Status} {answer.Text}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(0, await UsedAsync("sum", "acme"));
        await EverythingCanBeReadAsync();
    }

    [Fact]
    public async Task A_body_that_is_no_events_is_refused_whole_zipped_or_not_and_a_line_by_itself()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var wrong = new List<string>();
        foreach (var (body, status, code) in Bodies)
            foreach (var zipped in new[] { false, true })
            {
                var answer = await SendAsync(body, Json, zipped);
                if (answer.Status != status || answer.Code != code) wrong.Add($"{Encoding.UTF8.GetString(body[..Math.Min(40, body.Length)])} {(zipped ? "zipped" : "plain")}: {answer.Status} {answer.Text}");
                if (body.Length is 0 or > 100_000 || body.AsSpan().IndexOfAnyExcept(" \uFEFF"u8) < 0) continue;
                var lines = await SendAsync([.. body, (byte)'\n', .. Encoding.UTF8.GetBytes(Good(zipped ? 1 : 0))], Lines, zipped);
                if (lines.Status is not (200 or 413)) wrong.Add($"{Encoding.UTF8.GetString(body[..Math.Min(40, body.Length)])} as a line: {lines.Status} {lines.Text}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(2, await UsedAsync("sum", "acme"));
        await EverythingCanBeReadAsync();
    }

    [Fact]
    public async Task Broken_or_endless_gzip_is_refused_and_counts_nothing()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        var whole = Zip(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 500).Select(Good))));
        foreach (var length in new[] { 1, 5, 10, 20, whole.Length / 2, whole.Length - 9, whole.Length - 8, whole.Length - 4, whole.Length - 1 })
            Assert.Equal("malformed_gzip", (await SendRawAsync(whole[..length], Lines, "gzip")).Expect(400).Code);
        byte[] spoilt = [.. whole];
        spoilt[^6] ^= 0xFF;
        Assert.Equal("malformed_gzip", (await SendRawAsync(spoilt, Lines, "gzip")).Expect(400).Code);
        Assert.Equal("malformed_gzip", (await SendRawAsync([.. whole, 1, 2, 3], Lines, "gzip")).Expect(400).Code);
        Assert.Equal("malformed_gzip", (await SendRawAsync("[]"u8.ToArray(), Json, "gzip")).Expect(400).Code);
        Assert.Equal("too_large", (await SendRawAsync(Zip(new byte[200 * 1024 * 1024]), Json, "gzip")).Expect(413).Code);
        Assert.Equal("too_large", (await SendRawAsync(Zip(new byte[17 * 1024 * 1024]), Lines, "gzip")).Expect(413).Code);
        Assert.Equal("unsupported_encoding", (await SendRawAsync(whole, Lines, "br")).Expect(415).Code);
        (await SendRawAsync(whole, "text/plain", "gzip")).Expect(415);
        Assert.Equal(0, await UsedAsync("sum", "acme"));
        Assert.Equal(500, (await SendRawAsync(whole, Lines, "gzip")).Expect(200)["accepted"].GetInt32());
        await EverythingCanBeReadAsync();
    }

    [Theory]
    [InlineData("GET", "/events?customer=a%00b"), InlineData("GET", "/events?meter=%00"), InlineData("GET", "/events?type=%00"), InlineData("GET", "/events/rejected?code=%00")]
    [InlineData("GET", "/meters/%01/usage?customer=acme"), InlineData("GET", "/customers/a%01/usage"), InlineData("GET", "/meters/sum/usage?customer=%00"), InlineData("GET", "/meters?search=%00")]
    [InlineData("GET", "/events?from=9999-12-31T23:59:59-18:00"), InlineData("GET", "/events?cursor=%00"), InlineData("GET", "/events?from=-9998-01-01"), InlineData("POST", "/events/rejected/rej_%01/replay")]
    [InlineData("POST", "/events/void", """{"source":"a\u0000","id":"b","reason":"c"}"""), InlineData("POST", "/events/void", """{"source":"\ud800","id":"b","reason":"c"}""")]
    [InlineData("POST", "/events/rejected/replay", """{"code":"\u0000"}"""), InlineData("POST", "/usage/verify", """{"from":"9999-12-31T23:59:59Z"}""")]
    [InlineData("POST", "/meters", """{"code":"x","name":"x","event_type":"a\u0000","aggregation":"sum","value_property":"\u0000"}""")]
    [InlineData("POST", "/meters", """{"code":"x","name":"x","event_type":"a","aggregation":"sum","value_property":"v","filters":{"a":["\u0000"]}}""")]
    public async Task No_question_about_usage_breaks_the_console(string method, string path, string? body = null)
    {
        await MeterAsync("sum");
        var answer = await Host.Http.AskAsync(new(method), path, body);
        Assert.True(answer.Status is >= 200 and < 500, $"{answer.Status} {answer.Text}");
    }

    private static string Event(string id, string members) => $"{{\"id\":\"{id}\",\"source\":\"hostile\",\"type\":\"sum\",\"subject\":\"acme\",{members}}}";

    private static string Good(int number) => Event(string.Create(CultureInfo.InvariantCulture, $"good{number}"), """ "data":{"v":1},"time":"2026-01-05T10:00:00Z" """);

    private static string? Complaint(Reply answer, bool together, string code)
    {
        if (code.Length == 0) return answer.Status == 200 && answer["rejected"].GetArrayLength() == 0 ? null : answer.Text;
        if (!together) return answer.Status is 400 or 422 && answer.Code == code ? null : $"{answer.Status} {answer.Text}";
        return answer.Status == 200 && answer["accepted"].GetInt32() == 1 && answer["rejected"].GetArrayLength() == 1 && answer["rejected.0.code"].GetString() == code ? null : $"{answer.Status} {answer.Text}";
    }

    private async Task EverythingCanBeReadAsync()
    {
        for (var (path, cursor) = ("/events?limit=200", ""); ;)
        {
            var page = (await Host.GetAsync(path + cursor)).Expect(200);
            if (page["next_cursor"].GetString() is not { } next) break;
            cursor = $"&cursor={next}";
        }
        (await Host.GetAsync("/events/rejected?limit=200")).Expect(200);
        (await Host.PostAsync("/events/rejected/replay", "{}")).Expect(200);
        await NoDriftAsync();
    }

    private Task<Reply> SendAsync(byte[] body, string type, bool zipped) => SendRawAsync(zipped ? Zip(body) : body, type, zipped ? "gzip" : null);

    private async Task<Reply> SendRawAsync(byte[] body, string type, string? encoding)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        using var answer = await Host.Http.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new((int)answer.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default, text, answer.Headers);
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest)) zip.Write(bytes);
        return zipped.ToArray();
    }
}
