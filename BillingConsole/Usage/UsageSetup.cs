using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Shell;
using BillingConsole.Usage.Checking;
using BillingConsole.Usage.Closing;
using BillingConsole.Usage.Importing;

namespace BillingConsole.Usage;

public static class UsageSetup
{
    public static IServiceCollection AddUsage(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(UsageSettings.Read(settings)).AddSingleton<SenderLimit>().AddSingleton<DriftCounts>().AddSingleton<UsageCounts>();
        services.AddSingleton<ImportFolder>().AddSingleton<ImportRunner>().AddHostedService(s => s.GetRequiredService<ImportRunner>());
        services.AddSingleton<UsageDirectory>().AddSingleton<UsageFold>().AddSingleton<UsageWriter>().AddHostedService(s => s.GetRequiredService<UsageWriter>());
        services.AddScoped<UsageUpkeep>().AddScoped<UsageSnapshots>().AddScoped<DriftGuard>().AddScoped<SnapshotCheck>().AddScoped<UsageReplay>().AddJob<UsageVerifyJob>().AddJob<UsageSampleJob>()
            .AddSlot<UsageTab>(SlotName.CustomerTab, "Usage", 20).AddSlot<MeterUsagePanel>(SlotName.MeterPanel, "Usage", 20);
        return services.AddSingleton<UsageStore>(s => s.GetRequiredService<DataSettings>() switch
        {
            { Provider: DatabaseProvider.Postgresql } data => new UsageStorePostgres(data),
            var data => new UsageStoreSqlite(data, s.GetRequiredService<UsageSettings>(), s.GetRequiredService<WriteGate>(), s.GetRequiredService<LogCopier>()),
        });
    }
}
