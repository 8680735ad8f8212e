namespace BillingConsole.Alerts;

public static class AlertSetup
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) => services.AddScoped<AlertMail>();
}
