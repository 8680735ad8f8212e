using BillingConsole.StripeSimulator;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Stripe.Connection;

/// <summary>Where a key of Stripe goes in, and that it comes out nowhere.</summary>
public sealed class ConnectionTests
{
    private const string SigningSecret = "whsec_kept_to_ourselves_1234";
    private const string LiveKey = "sk_live_never_seen_anywhere_4321";

    [Fact]
    public async Task A_key_is_tried_before_it_is_kept_and_stands_in_clear_neither_in_the_database_nor_in_a_log_or_answer()
    {
        await using var host = new LoggedHost();
        foreach (var wrong in (string[])["nonsense", "pk_test_of_a_browser", "sk_test_that_nobody_knows"])
            Assert.Contains("api_key", (await host.PutAsync("/stripe/connection", new { api_key = wrong })).Expect(422).Text, StringComparison.Ordinal);
        Assert.Equal("simulator", (await host.GetAsync("/stripe/status")).Expect(200)["mode"].GetString());
        var kept = (await host.PutAsync("/stripe/connection", new { api_key = SimulatorKeys.Rolled, webhook_secrets = new[] { SigningSecret } })).Expect(200);
        Assert.Equal(("test", "sk_test_…lled", 1), (kept["mode"].GetString(), kept["key"].GetString(), kept["webhook_secrets"].GetInt32()));
        (await host.PostAsync("/stripe/resume", new { })).Expect(200);
        var audit = (await host.GetAsync("/audit?limit=200")).Expect(200).Text;
        foreach (var secret in (string[])[SimulatorKeys.Rolled, SigningSecret])
            Assert.All((await host.EverythingAsync()).Append(audit).Append(kept.Text), text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        Assert.Contains(await host.EverythingAsync(), text => text.Contains("sk_test_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_of_the_installation_is_used_and_not_written_down_and_beside_it_there_is_no_simulator()
    {
        await using var host = new LoggedHost { Settings = { ["Stripe:ApiKey"] = LiveKey } };
        var status = (await host.GetAsync("/stripe/status")).Expect(200);
        Assert.Equal(("live", "sk_live_…4321", true), (status["mode"].GetString(), status["key"].GetString(), status["livemode"].GetBoolean()));
        Assert.Contains("Stripe:ApiKey", (await host.PutAsync("/stripe/connection", new { api_key = SimulatorKeys.Rolled })).Expect(422).Text, StringComparison.Ordinal);
        Assert.Null(host.Services.GetService<Simulator>());
        Assert.All(await host.EverythingAsync(), text => Assert.DoesNotContain(LiveKey, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_simulator_does_not_start_beside_a_live_key() =>
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddStripeSimulator(new() { Directory = ".", ConfiguredKeys = ["sk_test_1", "rk_live_2"] }));
}
