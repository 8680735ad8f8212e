using System.Net;
using System.Net.Sockets;
using BillingConsole.Webhooks.Delivering;
using NodaTime;

namespace BillingConsole.Tests.Webhooks;

public sealed class TargetTests
{
    private static readonly Dictionary<string, IPAddress[]> Names = new()
    {
        ["example.com"] = [IPAddress.Parse("93.184.215.14")],
        ["inside.example.com"] = [IPAddress.Parse("10.1.2.3")],
        ["both.example.com"] = [IPAddress.Parse("93.184.215.14"), IPAddress.Parse("192.168.0.1")],
        ["localhost"] = [IPAddress.Loopback],
        ["empty.example.com"] = [],
    };

    private static WebhookTargets Targets(bool allowPrivate = false) => new(new(allowPrivate), (host, _) =>
        Names.TryGetValue(host, out var found) ? Task.FromResult(found) : throw new SocketException((int)SocketError.HostNotFound));

    private static async Task<string?> WhyNotAsync(string? url, bool allowPrivate = false) => (await Targets(allowPrivate).WhyNotAsync(url, TestContext.Current.CancellationToken))?.Message;

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://198.18.0.1/")]
    [InlineData("https://192.0.2.1/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://255.255.255.255/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[::127.0.0.1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fc00::1]/")]
    [InlineData("https://[fd12:3456::1]/")]
    [InlineData("https://[ff02::1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/")]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("https://localhost/")]
    [InlineData("https://localhost:5001/hook")]
    [InlineData("https://inside.example.com/")]
    [InlineData("https://both.example.com/")]
    public async Task What_leads_off_the_public_internet_is_refused_however_it_is_written(string url) =>
        Assert.Contains("not on the public internet", await WhyNotAsync(url), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("example.com/hook")]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://example.com/")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("https://example.com/#part")]
    [InlineData("https://")]
    public async Task What_is_no_plain_https_address_is_refused(string? url) => Assert.NotNull(await WhyNotAsync(url));

    [Theory]
    [InlineData("https://example.com/hook?tenant=7")]
    [InlineData("https://example.com:8443/")]
    [InlineData("https://93.184.215.14/")]
    [InlineData("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/")]
    [InlineData("https://not-yet-known.example.com/")]
    public async Task Public_addresses_and_names_that_may_come_to_be_are_accepted(string url) => Assert.Null(await WhyNotAsync(url));

    [Theory]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("https://inside.example.com/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("http://example.com/", false)]
    [InlineData("http://not-yet-known.example.com/", false)]
    [InlineData("https://224.0.0.1/", false)]
    [InlineData("https://[ff02::1]/", false)]
    [InlineData("http://0.0.0.0/", false)]
    public async Task The_setting_admits_private_machines_and_nothing_else(string url, bool admitted) => Assert.Equal(admitted, await WhyNotAsync(url, allowPrivate: true) is null);

    [Fact]
    public async Task A_name_that_turns_to_a_private_address_after_it_was_checked_is_not_connected_to()
    {
        await using var listener = await Listener.StartAsync();
        var answers = new Queue<IPAddress>([IPAddress.Parse("93.184.215.14"), IPAddress.Loopback]);
        var targets = new WebhookTargets(new(false), (_, _) => Task.FromResult(new[] { answers.Dequeue() }));
        var url = $"https://rebinding.example.com:{new Uri(listener.Url).Port}/";
        Assert.Null(await targets.WhyNotAsync(url, TestContext.Current.CancellationToken));
        using var sender = new WebhookSender(targets);
        var answer = await sender.SendAsync(new(url, "evn_1", Instant.FromUnixTimeSeconds(0), "v1,x", "{}"), TestContext.Current.CancellationToken);
        Assert.Null(answer.Status);
        Assert.Contains("rebinding.example.com leads to 127.0.0.1", answer.Outcome, StringComparison.Ordinal);
        Assert.Empty(listener.Calls);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task A_name_is_resolved_once_for_each_connection_and_the_checked_address_is_the_one_called()
    {
        await using var listener = await Listener.StartAsync();
        var asked = 0;
        var targets = new WebhookTargets(new(true), (_, _) => Task.FromResult(asked++ == 0 ? new[] { IPAddress.Loopback } : [IPAddress.Parse("10.255.255.1")]));
        using var sender = new WebhookSender(targets);
        var answer = await sender.SendAsync(new($"http://pinned.example.com:{new Uri(listener.Url).Port}/", "evn_1", Instant.FromUnixTimeSeconds(0), "v1,x", "{}"), TestContext.Current.CancellationToken);
        Assert.Equal((200, 1), (answer.Status, asked));
        Assert.Single(listener.Calls);
    }
}
