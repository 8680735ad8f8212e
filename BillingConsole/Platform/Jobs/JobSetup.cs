using BillingConsole.Platform.Data;
using BillingConsole.Platform.Outbox;
using Quartz;

namespace BillingConsole.Platform.Jobs;

public static class JobSetup
{
    /// <summary>Registers a job; its constructor takes what it needs, <c>Operations</c> included.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services) where T : BillingJob =>
        services.AddScoped<T>().AddScoped<BillingJob>(s => s.GetRequiredService<T>());

    public static IServiceCollection AddJobs(this IServiceCollection services, DataSettings data, IConfiguration configuration)
    {
        services.AddSingleton(JobSettings.Read(configuration)).AddSingleton<JobCatalogue>().AddSingleton<JobTurns>().AddSingleton<JobRunner>();
        services.AddCourier<RunJobCourier>();
        services.AddQuartz(JobStore.Scheduler, quartz => JobStore.Use(quartz, data));
        return services.AddScoped<JobFirings>().AddSingleton<JobSchedule>().AddHostedService(s => s.GetRequiredService<JobSchedule>());
    }
}

/// <summary>Whether this node runs jobs and delivers the outbox; a node that does not still accepts both.</summary>
/// <param name="FirstRetry">The wait before the first of three retries; each further one is six times as long.</param>
public sealed record JobSettings(bool Enabled, TimeSpan FirstRetry)
{
    public static JobSettings Read(IConfiguration configuration) => new(configuration.GetValue("Jobs:Enabled", true), TimeSpan.FromSeconds(10));
}
