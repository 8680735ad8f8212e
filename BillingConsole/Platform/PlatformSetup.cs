using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform;

public static class PlatformSetup
{
    public static WebApplicationBuilder AddPlatform(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddBillingData(DataSettings.Read(builder.Configuration, builder.Environment.ContentRootPath));
        services.AddSingleton(new RealTime(TimeProvider.System)).AddSingleton(TimeProvider.System);
        services.AddScoped<AuditTrail>().AddScoped<Outbox.Outbox>();
        services.AddOperations(typeof(PlatformSetup).Assembly).AddApi();
        return builder;
    }

    /// <summary>Migrates, then lets every capability prepare what it needs.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await app.Services.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var task in scope.ServiceProvider.GetServices<IStartTask>().OrderBy(t => t.Order))
            await task.RunAsync(CancellationToken.None);
    }
}
