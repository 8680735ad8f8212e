namespace BillingConsole.Subscriptions;

public static class SubscriptionSetup
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services) => services.AddScoped<DealBuilder>();
}
