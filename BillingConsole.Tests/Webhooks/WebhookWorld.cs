using System.Security.Cryptography;
using System.Text;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Tests.Platform;
using BillingConsole.Tests.Platform.Outbox;
using BillingConsole.Tests.Support;
using BillingConsole.Webhooks.Delivering;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Webhooks;

/// <summary>An endpoint and its secret.</summary>
internal sealed record Hook(string Id, string Secret)
{
    public string Path => $"/webhook-endpoints/{Id}";
}

/// <summary>A console whose delivery waits to be asked and follows a time that stands still; private targets are allowed.</summary>
internal sealed class WebhookWorld : IAsyncDisposable
{
    public StillTime Time { get; } = new(Instant.FromUtc(2026, 1, 15, 9, 0));

    public PlatformHost Host { get; }

    private WebhookWorld(bool onPostgres)
    {
        Host = new(PlatformHost.NewDirectory(), s => s.AddSingleton(new RealTime(Time)),
            ("Jobs:Enabled", "false"), ("Webhooks:AllowPrivateTargets", "true"), ("Clock:Mode", "Test"), ("Clock:Start", MoneyHost.Start));
        if (onPostgres) Host.MovedToPostgres();
    }

    public static WebhookWorld OnSqlite() => new(false);

    public static WebhookWorld OnPostgres() => new(true);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public async Task<Hook> HookAsync(string url, params string[] events)
    {
        var made = (await Host.PostAsync("/webhook-endpoints", new { url, events = events.Length == 0 ? ["*"] : events })).Expect(201);
        return new(made["id"].GetString()!, made["secret"].GetString()!);
    }

    /// <summary>How many deliveries were attempted.</summary>
    public Task<int> DrainAsync() => Host.Services.GetRequiredService<OutboxDelivery>().DrainAsync(WebhookCourier.KindOfMessage, TestContext.Current.CancellationToken);

    public async Task<Reply> DeliveriesAsync(Hook hook, string query = "") => (await Host.GetAsync($"{hook.Path}/deliveries{query}")).Expect(200);

    /// <summary>Standard Webhooks, computed here a second time.</summary>
    public static string Signature(string secret, Heard heard) => "v1," + Convert.ToBase64String(
        HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes(heard.Id + "." + heard.Timestamp + "." + heard.Body)));
}
