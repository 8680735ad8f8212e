using System.Net;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;
using BillingConsole.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Stripe.Connection;

/// <summary>The simulator stands in Stripe's place only as long as nobody has connected to Stripe itself.</summary>
public sealed class SimulatorGivesWayTests(SimulatorGivesWayTests.Connectable host) : IClassFixture<SimulatorGivesWayTests.Connectable>
{
    private static readonly string[] Addresses = ["//v1/account", "//v1/customers", "//simulator/link/plink_none"];

    [Fact]
    public async Task A_live_key_silences_the_simulator_at_once_and_its_banner_goes()
    {
        Assert.DoesNotContain(404, await StatusesAsync());
        await using (var before = new PageContext(host))
        {
            var banner = before.At<StripeBanner>("/");
            banner.WaitForAssertion(() => Assert.Contains("Stripe simulator", banner.Markup, StringComparison.Ordinal));
        }
        (await host.PutAsync("/stripe/connection", new { api_key = "sk_live_0123456789abcdef" })).Expect(200);
        Assert.All(await StatusesAsync(), s => Assert.Equal(404, s));
        await using (var after = new PageContext(host)) Assert.DoesNotContain("Stripe simulator", after.At<StripeBanner>("/").Markup, StringComparison.Ordinal);
        (await host.PutAsync("/stripe/connection", new { simulator = true })).Expect(200);
        Assert.DoesNotContain(404, await StatusesAsync());
    }

    private async Task<List<int>> StatusesAsync()
    {
        List<int> statuses = [];
        foreach (var address in Addresses) statuses.Add((await (address.StartsWith("//v1", StringComparison.Ordinal) ? host.With("sk_test_simulator") : host.Http).AskAsync(HttpMethod.Get, address)).Status);
        return statuses;
    }

    /// <summary>A console whose Stripe knows every key.</summary>
    public sealed class Connectable : ConsoleHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
            services.AddHttpClient(StripeClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => new AnyAccount()));
    }

    private sealed class AnyAccount : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("""{"id":"acct_real","object":"account"}""") });
    }
}
