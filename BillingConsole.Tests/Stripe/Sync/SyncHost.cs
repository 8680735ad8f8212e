using System.Globalization;
using System.Text;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.Sync;
using BillingConsole.Stripe.Wire;
using BillingConsole.StripeSimulator;
using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>The console beside the simulator, both on one clock; nothing happens between them until somebody says so.</summary>
internal sealed class SyncHost : ConsoleHost
{
    public const string Secret = "whsec_simulator";
    private readonly bool webhooks;

    public SyncHost(bool webhooks = true)
    {
        this.webhooks = webhooks;
        Settings["Stripe:BaseUrl"] = SimulatorLoopback.Address.ToString();
        Stripe = new(Get<Simulator>);
    }

    public JumpingClock Clock { get; } = new(Instant.FromUtc(2026, 3, 1, 9, 0));

    public StripeSide Stripe { get; }

    /// <param name="listening">On a socket; then only the poller hears of anything by itself.</param>
    public static async Task<SyncHost> StartAsync(bool webhooks = true, bool postgres = false, bool listening = false)
    {
        var host = new SyncHost(webhooks && !listening);
        if (listening)
        {
            host.UseKestrel(0);
            host.StartServer();
        }
        // The test clock of the console is another one; with it a server of PostgreSQL needs no certificate.
        if (postgres) (host.Settings["Clock:Mode"], host.Settings["Clock:Start"]) = ("Test", $"{host.Clock.Now}");
        if (postgres) host.MovedToPostgres();
        await host.IdleAsync();
        Assert.NotNull((await host.ScopeAsync()).Account);
        return host;
    }

    /// <summary>Lets everything happen that is due now or falls due within the time, on the clock of the test.</summary>
    public async Task IdleAsync(Duration within = default)
    {
        var until = Clock.Now + within;
        while (true)
        {
            var heard = webhooks ? await Get<Simulator>().DeliverDueAsync() : await Get<EventPoller>().PollAsync(default) ?? 0;
            var handled = await Get<InboxWorker>().RunUntilIdleAsync();
            var next = await Get<SyncWorker>().RunUntilIdleAsync(default);
            // What was written has an echo, which comes before the clock moves on.
            if (webhooks) heard += await Get<Simulator>().DeliverDueAsync();
            if (heard + handled > 0 || next <= Clock.Now) continue;
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

    /// <summary>What a payer meets behind a payment link.</summary>
    public async Task<Reply> FollowAsync(Reply link)
    {
        using var payer = Anonymous();
        return await payer.AskAsync(HttpMethod.Get, $"/{new Uri(link["url"].GetString()!).AbsolutePath}");
    }

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

    public Task<StripeScope> ScopeAsync() => Get<StripeConnections>().ScopeAsync(default);

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>An event once more, or long after.</summary>
    public async Task TellAsync(string json)
    {
        var time = Clock.Now.ToUnixTimeSeconds();
        Assert.Equal(200, await PostWebhookAsync(json, Header(time, json)));
    }

    /// <summary>The header that fits these bytes.</summary>
    public static string Header(long time, string body, string secret = Secret) => string.Create(CultureInfo.InvariantCulture, $"t={time},v1={WebhookSignature.Of(secret, time, Encoding.UTF8.GetBytes(body))}");

    public async Task<int> PostWebhookAsync(string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookApi.Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null) request.Headers.Add("Stripe-Signature", signature);
        using var client = Anonymous();
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.AddSingleton(new RealTime(Clock));
        services.AddSingleton(new SimulatorOptions { Directory = Settings["Data:Directory"]!, Receiver = webhooks ? new OwnReceiver(WebhookApi.Path, Secret) : null, Delivers = false, Clock = _ => Clock });
        services.AddHttpClient(StripeClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => Stripe.Wire(Clock));
        services.AddHttpClient(Simulator.WebhookClient).ConfigurePrimaryHttpMessageHandler(() => Server.CreateHandler());
    });
}
