using System.Net;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Webhooks.Announcing;
using BillingConsole.Webhooks.Delivering;

namespace BillingConsole.Webhooks;

public static class WebhookSetup
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(WebhookSettings.Read(configuration)).AddSingleton<HostLookup>(Dns.GetHostAddressesAsync)
        .AddSingleton<WebhookTargets>().AddSingleton<WebhookSender>().AddSingleton<WebhookSecret>()
        .AddScoped<Announcer>().AddScoped<SwitchOff>().AddCourier<WebhookCourier>().AddJob<WebhookLogJob>()
        .AddScoped<IBellSource, EndpointBellSource>()
        .AddSlot<SwitchedOffEndpoints>(SlotName.HomeTop, "Webhooks", 50, Permission.Administer).AddSlot<SwitchedOffEndpoints>(SlotName.AlertsTop, "Webhooks", 50, Permission.Administer);
}
