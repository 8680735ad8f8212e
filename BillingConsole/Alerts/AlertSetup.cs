using BillingConsole.Shell;

namespace BillingConsole.Alerts;

public static class AlertSetup
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) => services.AddScoped<AlertMail>().AddScoped<IBellSource, AlertBellSource>()
        .AddSlot<AlertBell>(SlotName.TopBar, "Alerts", 0).AddSlot<WalletAlerts>(SlotName.WalletPanel, "Alerts", 0);
}
