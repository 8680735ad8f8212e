using BillingConsole.Platform.Data;

namespace BillingConsole.Usage;

public static class UsageSetup
{
    public static IServiceCollection AddUsage(this IServiceCollection services)
    {
        services.AddSingleton<UsageDirectory>().AddSingleton<UsageFold>().AddSingleton<UsageWriter>().AddHostedService(s => s.GetRequiredService<UsageWriter>());
        services.AddScoped<UsageUpkeep>();
        return services.AddSingleton<UsageStore>(s => s.GetRequiredService<DataSettings>() switch
        {
            { Provider: DatabaseProvider.Postgresql } data => new UsageStorePostgres(data),
            var data => new UsageStoreSqlite(data, s.GetRequiredService<WriteGate>()),
        });
    }
}
