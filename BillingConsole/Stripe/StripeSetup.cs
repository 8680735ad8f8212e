using BillingConsole.Platform.Jobs;
using BillingConsole.Shell;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Stripe.Sync;
using BillingConsole.Stripe.Wire;

namespace BillingConsole.Stripe;

public static class StripeSetup
{
    public static WebApplicationBuilder AddStripe(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(StripeConfiguration.Read(builder.Configuration)).AddSingleton<OwnAddress>().AddSingleton<StripeVault>().AddSingleton<StripeAsJob>();
        services.AddSingleton<StripeConnections>().AddSingleton<StripeRate>().AddSingleton<StripeClient>().AddSingleton<StripeAccount>();
        services.AddHttpClient(StripeClient.HttpName, http => http.Timeout = TimeSpan.FromSeconds(30)).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton<WebhookCounts>().AddSingleton<InboxWriter>().AddSingleton<InboxSignal>().AddSingleton<InboxWorker>().AddHostedService<InboxLoop>();
        services.AddSingleton<EventPoller>().AddJob<PollEventsJob>().AddSlot<StripeBanner>(SlotName.Banner, "Stripe", 20);
        services.AddStripeSync().AddPaymentLinks();
        return builder;
    }

    /// <summary>Registers who handles some types of events.</summary>
    public static IServiceCollection AddStripeEvents<T>(this IServiceCollection services) where T : class, IStripeEventHandler => services.AddScoped<IStripeEventHandler, T>();

    /// <summary>What stands at the root: the receiver of webhooks, and what is behind the links that customers get.</summary>
    public static void MapStripeRoot(this WebApplication app)
    {
        app.MapStripeWebhook();
        app.MapPay();
    }
}
