using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Stripe.Sync;
using BillingConsole.Stripe.Wire;
using BillingConsole.StripeSimulator;
using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Stripe.PayLinks;

/// <summary>The console beside the simulator, in one process; nothing goes between them until somebody says so.</summary>
public class PayHost : ConsoleHost
{
    private const string Secret = "whsec_simulator";
    private readonly ShiftedClock clock = new();
    private readonly bool webhooks;

    public PayHost() : this(webhooks: true)
    {
    }

    protected PayHost(bool webhooks)
    {
        this.webhooks = webhooks;
        Settings["Stripe:BaseUrl"] = SimulatorLoopback.Address.ToString();
    }

    /// <summary>What the console asked of Stripe.</summary>
    internal ConcurrentQueue<Exchange> Exchanges { get; } = new();

    /// <summary>The bodies of the webhooks that came.</summary>
    internal ConcurrentQueue<string> Webhooks { get; } = new();

    /// <summary>With the test clock; Stripe keeps the real one.</summary>
    public static PayHost From(string start) => new() { Settings = { ["Clock:Mode"] = "Test", ["Clock:Start"] = start } };

    /// <summary>On PostgreSQL; with the test clock its server needs no certificate.</summary>
    public static PayHost OnServer(string start = MoneyHost.Start)
    {
        var host = From(start);
        host.MovedToPostgres();
        return host;
    }

    public Simulator Stripe => Services.GetRequiredService<Simulator>();

    /// <summary>Lets everything happen that is due: webhooks, what they cause here, and what that asks of Stripe.</summary>
    public async Task SettleAsync()
    {
        for (var moved = 1; moved > 0;)
        {
            moved = await Stripe.DeliverDueAsync() + (webhooks ? 0 : await Get<EventPoller>().PollAsync(default) ?? 0) + await Get<InboxWorker>().RunUntilIdleAsync();
            moved += await DrainAsync(SessionCourier.KindName) + await DrainAsync(RefundCourier.KindName);
        }
        var waiting = (await GetAsync("/stripe/events?status=waiting")).Expect(200);
        Assert.True(waiting["data"].GetArrayLength() == 0, waiting.Text);
    }

    /// <summary>Lets the while pass that slow means of payment take, and what follows from it.</summary>
    public async Task PassAsync()
    {
        clock.Advance(TimeSpan.FromSeconds(15));
        await SettleAsync();
    }

    public Task LinkCustomersAsync() => Get<SyncWorker>().RunUntilIdleAsync(default);

    public async Task<Reply> LinkAsync(string invoice, string? amount = null)
    {
        // The first delivery registers the console as a receiver; what happens before it is told to nobody.
        await Stripe.DeliverDueAsync();
        return await PostAsync($"/invoices/{invoice}/payment-links", amount is null ? new { } : new { amount });
    }

    public Task<Reply> PaymentAsync(string payment) => GetAsync($"/payments/{payment}");

    public Task<Reply> LinkOfAsync(Reply link) => GetAsync($"/payment-links/{link["id"].GetString()}");

    /// <summary>What a payer meets behind a link.</summary>
    public async Task<Reply> OpenAsync(Reply link, string part = "")
    {
        using var payer = Anonymous();
        return await payer.AskAsync(HttpMethod.Get, $"/{new Uri(link["url"].GetString()!).AbsolutePath}{part}");
    }

    /// <summary>Follows a link to the session behind it.</summary>
    public async Task<string> SessionAsync(Reply link) => (await OpenAsync(link)).Expect(303).Headers.Location!.Segments[^1];

    public async Task PayByLinkAsync(Reply link, string number = "4242424242424242")
    {
        await Stripe.PayAsync(await SessionAsync(link), number);
        await SettleAsync();
    }

    public async Task<(string Status, string Paid, string Due, int Payments)> StandingAsync(string invoice)
    {
        var reply = (await this.InvoiceOfAsync(invoice)).Expect(200);
        return (reply["status"].GetString()!, reply["amount_paid"].GetString()!, reply["amount_due"].GetString()!, reply["payments"].GetArrayLength());
    }

    public async Task<string?> SessionStatusAsync(string session) => (string?)(await Stripe.FindAsync(session))!["status"];

    public async Task<string> ChargeAsync() => (string)(await Stripe.AllAsync("charge"))[0]["id"]!;

    public async Task<string> CreditAsync(string customer) => (await GetAsync($"/customers/{customer}/balance")).Expect(200)["credit_balance"].GetString()!;

    /// <summary>A webhook as Stripe sends it, once more.</summary>
    public async Task<int> TellAsync(string json)
    {
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{json}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/stripe/webhook") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Stripe-Signature", $"t={time},v1={signature}");
        using var client = Anonymous();
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>The events of a type as Stripe lists them.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string type)
    {
        var listed = await Get<StripeClient>().SendAsync(StripeCall.Get("/v1/events", new StripeForm().Add("type", type)), default);
        return [.. listed.Json.Data().Select(e => e.GetRawText())];
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.AddSingleton(new RealTime(clock));
        services.AddSingleton(new SimulatorOptions { Directory = Settings["Data:Directory"]!, Receiver = webhooks ? new OwnReceiver("/stripe/webhook", Secret) : null, Delivers = false, Clock = _ => clock });
        services.AddHttpClient(StripeClient.HttpName).ConfigurePrimaryHttpMessageHandler(s => new Overheard(s.GetRequiredService<Simulator>().CreateHandler(), clock, Exchanges));
        services.AddHttpClient(Simulator.WebhookClient).ConfigurePrimaryHttpMessageHandler(() => new HeardWebhooks(Server.CreateHandler(), Webhooks));
    });

    private Task<int> DrainAsync(string kind) => Get<OutboxDelivery>().DrainAsync(kind, default);
}
