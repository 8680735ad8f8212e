using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;

namespace BillingConsole.Platform.Data;

public static class DataSetup
{
    /// <summary>Nothing in the options is of a scope: made anew for each, they cost more than a small question.</summary>
    private const ServiceLifetime Once = ServiceLifetime.Singleton;

    public static IServiceCollection AddBillingData(this IServiceCollection services, DataSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<WriteGate>().AddSingleton<IdSource>().AddSingleton<LiveNodes>().AddSingleton<LogCopier>();
        Directory.CreateDirectory(settings.Directory);
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            var settingsOfConnection = new SqliteConnectionSettings();
            services.AddDbContext<SqliteBillingDb>((provider, options) => options
                .UseSqlite(settings.ConnectionString).ReplaceService<IModificationCommandBatchFactory, PreparedSaves>().AddInterceptors(settingsOfConnection).AddInterceptors(provider.GetServices<IInterceptor>()).ConfigureWarnings(AskTheTests), optionsLifetime: Once);
            services.AddScoped<BillingDb>(s => s.GetRequiredService<SqliteBillingDb>());
        }
        else
        {
            services.AddDbContext<PostgresBillingDb>((provider, options) => options
                .UseNpgsql(settings.ConnectionString).AddInterceptors(provider.GetServices<IInterceptor>()).ConfigureWarnings(AskTheTests), optionsLifetime: Once);
            services.AddScoped<BillingDb>(s => s.GetRequiredService<PostgresBillingDb>());
        }
        return services;
    }

    /// <summary>That the model and its migrations agree is proved by a test; asking again takes a quarter of a second of every start.</summary>
    private static void AskTheTests(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);

    /// <summary>Creates or upgrades the database; on PostgreSQL one node at a time.</summary>
    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BillingDb>().PrepareAsync();
    }

    /// <summary>Creates or upgrades this database's tables and the triggers that guard them.</summary>
    public static async Task PrepareAsync(this BillingDb db)
    {
        await RenamedMigrations.CarryAsync(db);
        await db.Database.MigrateAsync();
        await AppendOnly.GuardAsync(db);
    }
}
