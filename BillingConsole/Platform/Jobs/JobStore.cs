using BillingConsole.Platform.Data;
using Microsoft.Data.Sqlite;
using Quartz;

namespace BillingConsole.Platform.Jobs;

/// <summary>
/// Where the scheduler keeps its triggers: on SQLite in a file of its own, so that it never waits for the console's
/// writers nor they for it; on PostgreSQL in the console's database, shared by all nodes.
/// </summary>
internal static class JobStore
{
    /// <summary>A scheduler with a name keeps its clock to itself; without one it would give real time to the whole container.</summary>
    public const string Scheduler = "console";

    private static readonly TimeSpan Checkin = TimeSpan.FromSeconds(5);

    public static void Use(IQuartzBuilder quartz, DataSettings data)
    {
        quartz.UseTimeProvider(TimeProvider.System);
        quartz.UseDefaultThreadPool(8);
        quartz.UsePersistentStore(store =>
        {
            if (data.Provider == DatabaseProvider.Postgresql)
            {
                quartz.ConfigureScheduler(o => o.InstanceId = $"{Environment.MachineName}-{Guid.NewGuid():N}");
                store.UsePostgres(data.JobsConnectionString);
                store.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (Checkin, 3 * Checkin));
            }
            else store.UseSqlite(data.JobsConnectionString);
            store.ProvisionSchema();
        });
    }

    public static async Task PrepareAsync(DataSettings data, CancellationToken cancel)
    {
        if (data.Provider != DatabaseProvider.Sqlite) return;
        await using var connection = new SqliteConnection(data.JobsConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal";
        await command.ExecuteNonQueryAsync(cancel);
    }
}
