using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.Sync;
using BillingConsole.Stripe.Wire;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>The console beside a small Stripe, both on one clock; nothing happens between them until somebody says so.</summary>
internal sealed class SyncHost(bool webhooks = true) : ConsoleHost
{
    private const string Secret = "whsec_simulator";
    private int told;

    public JumpingClock Clock { get; } = new(Instant.FromUtc(2026, 3, 1, 9, 0));

    public SmallStripe Stripe => field ??= new(Clock);

    public static async Task<SyncHost> StartAsync(bool webhooks = true, bool postgres = false)
    {
        var host = new SyncHost(webhooks);
        // The test clock of the console is another one; with it a server of PostgreSQL needs no certificate.
        if (postgres) (host.Settings["Clock:Mode"], host.Settings["Clock:Start"]) = ("Test", $"{host.Clock.Now}");
        if (postgres) host.MovedToPostgres();
        await host.IdleAsync();
        Assert.Equal(SmallStripe.Account, (await host.AccountAsync()));
        return host;
    }

    /// <summary>Lets everything happen that is due now or falls due within the time, on the clock of the test.</summary>
    public async Task IdleAsync(Duration within = default)
    {
        var until = Clock.Now + within;
        while (true)
        {
            var heard = webhooks ? await TellAsync() : await Get<EventPoller>().PollAsync(default) ?? 0;
            var handled = await Get<InboxWorker>().RunUntilIdleAsync();
            var next = await Get<SyncWorker>().RunUntilIdleAsync(default);
            if (heard + handled > 0 || next <= Clock.Now) continue;
            if ((webhooks ? told : Stripe.Events.Count) < Stripe.Events.Count) continue;
            if (next is null || next > until) break;
            Clock.AdvanceTo(next.Value);
        }
        Clock.AdvanceTo(until);
    }

    public async Task<string> CustomerAsync(string name, string? email = null, string? phone = null) =>
        (await PostAsync("/customers", new { name, email, phone })).Expect(201)["id"].GetString()!;

    public Task<Customer> CustomerOfAsync(string id) => DataAsync(db => db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == Id<Customer>.Parse(id, null)));

    public async Task<Reply> InStripeAsync(string customer) => (await GetAsync($"/customers/{customer}/stripe")).Expect(200);

    public Task<List<StripeLink>> LinksAsync() => DataAsync(db => db.Set<StripeLink>().AsNoTracking().OrderBy(l => l.Id).ToListAsync());

    public Task<List<Outbound>> OutboundAsync() => DataAsync(db => db.Set<Outbound>().AsNoTracking().OrderBy(l => l.Id).ToListAsync());

    /// <summary>A walk from its start to its end.</summary>
    public async Task<Reply> WalkAsync(string kind)
    {
        (await PostAsync("/stripe/sync", new { kind })).Expect(202);
        await IdleAsync(Duration.FromMinutes(10));
        return (await GetAsync($"/stripe/walks?kind={kind}")).Expect(200);
    }

    public async Task<T> DataAsync<T>(Func<BillingDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<BillingDb>());
    }

    public async Task<Result<T>> RunAsync<T>(IInput<T> input)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("test"));
        return await scope.ServiceProvider.GetRequiredService<Operations>().RunAsync(input);
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>An event once more, or long after.</summary>
    public Task<int> TellAsync(string json)
    {
        var (time, body) = (Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), json);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{body}")));
        return PostWebhookAsync(body, $"t={time},v1={signature}");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.AddSingleton(new RealTime(Clock));
        services.AddHttpClient(StripeClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => Stripe);
    });

    private async Task<string?> AccountAsync() => (await Get<StripeConnections>().ScopeAsync(default)).Account;

    private async Task<int> TellAsync()
    {
        var before = told;
        while (told < Stripe.Events.Count) await TellAsync(Stripe.Events[told++].ToJsonString());
        return told - before;
    }

    private async Task<int> PostWebhookAsync(string body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/stripe/webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Stripe-Signature", signature);
        using var client = Anonymous();
        using var answer = await client.SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
        return 1;
    }
}
