using System.Globalization;
using System.Text;
using BillingConsole.Stripe.Events;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stripe.Events;

public sealed class WebhookTests(ConsoleHost console) : IClassFixture<ConsoleHost>
{
    private const string Secret = "whsec_simulator";

    [Fact]
    public async Task What_is_forged_or_stale_is_refused_and_leaves_no_row()
    {
        var (now, body) = (DateTimeOffset.UtcNow.ToUnixTimeSeconds(), Event("evt_forged", "invoice.paid"));
        var before = await RefusedAsync();
        Assert.Equal(400, await SendAsync(body.Replace("evt_forged", "evt_forgee", StringComparison.Ordinal), Header(Secret, now, body)));
        Assert.Equal(400, await SendAsync(body, Header("whsec_wrong", now, body)));
        Assert.Equal(400, await SendAsync(body, Header(Secret, now - 305, body)));
        Assert.Equal(400, await SendAsync(body, null));
        Assert.Equal(400, await SendAsync(body, Header(Secret, now, body).Replace("v1=", "v0=", StringComparison.Ordinal)));
        Assert.Equal(400, await SendAsync(body, Header(Secret, now + 3600, body)));
        Assert.Equal(before + 6, await RefusedAsync());
        Assert.Empty((await console.GetAsync("/stripe/events?about=evt_forged")).Expect(200)["data"].EnumerateArray());
    }

    [Fact]
    public async Task A_genuine_one_is_kept_before_it_is_answered_and_a_second_delivery_is_the_same_row()
    {
        var body = Event("evt_twice", "invoice.paid");
        var header = Header(Secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), body);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(body, header)));
        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.Single((await console.GetAsync("/stripe/events?about=evt_twice")).Expect(200)["data"].EnumerateArray());
    }

    [Fact]
    public async Task A_thousand_shuffled_with_a_third_of_them_twice_are_each_kept_once()
    {
        var bodies = Enumerable.Range(0, 1000).Select(i => Event(string.Create(CultureInfo.InvariantCulture, $"evt_flood_{i:0000}"), "invoice.updated")).ToList();
        var sent = bodies.Concat(bodies.Where((_, i) => i % 10 < 3)).ToArray();
        new Random(7).Shuffle(sent);
        foreach (var part in sent.Chunk(50))
            Assert.All(await Task.WhenAll(part.Select(b => SendAsync(b, Header(Secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), b)))), status => Assert.Equal(200, status));
        var (kept, cursor) = (0, "");
        do
        {
            var page = (await console.GetAsync($"/stripe/events?type=invoice.updated&limit=200{cursor}")).Expect(200);
            kept += page["data"].GetArrayLength();
            cursor = page["next_cursor"].GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);
        Assert.Equal(1000, kept);
    }

    [Fact]
    public async Task One_of_the_other_mode_is_kept_as_rejected_and_still_answered()
    {
        var body = Event("evt_live", "invoice.paid").Replace("\"livemode\":false", "\"livemode\":true", StringComparison.Ordinal);
        Assert.Equal(200, await SendAsync(body, Header(Secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), body)));
        Assert.Equal("rejected", (await console.GetAsync("/stripe/events?about=evt_live")).Expect(200)["data.0.status"].GetString());
        (await console.PostAsync("/stripe/events/evt_live/replay", new { })).Expect(409);
    }

    [Fact]
    public async Task More_than_512_kB_is_not_read()
    {
        var body = new string(' ', WebhookApi.MostBytes + 1);
        Assert.Equal(413, await SendAsync(body, Header(Secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), body)));
    }

    private async Task<long> RefusedAsync() => (await console.GetAsync("/stripe/status")).Expect(200)["webhooks_refused"].GetInt64();

    private async Task<int> SendAsync(string body, string? header)
    {
        using var client = console.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookApi.Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (header is not null) request.Headers.Add("Stripe-Signature", header);
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static string Header(string secret, long at, string body) => string.Create(CultureInfo.InvariantCulture, $"t={at},v1={WebhookSignature.Of(secret, at, Encoding.UTF8.GetBytes(body))}");

    private static string Event(string id, string type) =>
        $$$"""{"id":"{{{id}}}","object":"event","api_version":"2026-10-28.endive","created":1700000000,"livemode":false,"type":"{{{type}}}","data":{"object":{"id":"in_1","object":"invoice"}},"request":null}""";
}
