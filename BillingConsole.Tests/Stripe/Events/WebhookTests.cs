using System.Globalization;
using System.Text;
using BillingConsole.Stripe.Events;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stripe.Events;

public sealed class WebhookTests(ConsoleHost console) : IClassFixture<ConsoleHost>
{
    private const string Secret = "whsec_simulator";

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
