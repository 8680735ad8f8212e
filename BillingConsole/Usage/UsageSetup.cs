using BillingConsole.Platform.Data;
using BillingConsole.Shell;

namespace BillingConsole.Usage;

public static class UsageSetup
{
    public static IServiceCollection AddUsage(this IServiceCollection services)
    {
        services.AddSingleton<UsageDirectory>().AddSingleton<UsageFold>().AddSingleton<UsageWriter>().AddHostedService(s => s.GetRequiredService<UsageWriter>());
        services.AddScoped<UsageUpkeep>().AddSlot<UsageTab>(SlotName.CustomerTab, "Usage", 20).AddSlot<MeterUsagePanel>(SlotName.MeterPanel, "Usage", 20);
        return services.AddSingleton<UsageStore>(s => s.GetRequiredService<DataSettings>() switch
        {
            { Provider: DatabaseProvider.Postgresql } data => new UsageStorePostgres(data),
            var data => new UsageStoreSqlite(data, s.GetRequiredService<WriteGate>()),
        });
    }
}
