using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Housekeeping;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Mail;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;

namespace BillingConsole.Platform;

public static class PlatformSetup
{
    public static WebApplicationBuilder AddPlatform(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var data = DataSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);
        services.AddBillingData(data).AddClock(ClockSettings.Read(builder.Configuration)).AddScoped<AuditTrail>().AddSingleton<SecretBox>().AddSingleton<AuditAnchorFile>().AddJob<AuditAnchorJob>();
        services.AddJobs(data, builder.Configuration).AddOutbox().AddMail(builder.Configuration, data).AddHousekeeping();
        services.AddOperations(typeof(PlatformSetup).Assembly).AddApi();
        return builder;
    }

    public static void MapPlatform(this RouteGroupBuilder api)
    {
        api.MapJobs();
        api.MapOutbox();
        api.MapTestClock();
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
