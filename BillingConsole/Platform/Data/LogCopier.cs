using Microsoft.Data.Sqlite;

namespace BillingConsole.Platform.Data;

/// <summary>
/// Copies SQLite's log into the file on a thread of its own, so that a writer that commits all the time is not stopped by it. The log
/// begins anew once a copy ends between two commits; while commits follow each other, each pass leaves less for the next.
/// </summary>
public sealed class LogCopier(DataSettings settings) : IDisposable
{
    private const int MostPasses = 6;

    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;

    /// <summary>Starts a copy unless one is at work.</summary>
    public void Copy()
    {
        lock (gate)
        {
            if (running.IsCompleted) running = Task.Run(Passes);
        }
    }

    public void Dispose() => running.Wait();

    // What fails here is done again by the next copy, or by a commit that finds the log too long.
    private void Passes()
    {
        try
        {
            using var connection = new SqliteConnection(settings.ConnectionString);
            connection.Open();
            using var pass = connection.CreateCommand();
            pass.CommandText = SqliteConnectionSettings.Sql;
            pass.ExecuteNonQuery();
            pass.CommandText = "pragma wal_checkpoint(passive)";
            for (var i = 0; i < MostPasses && IsLeft(pass); i++)
            {
            }
        }
        catch (SqliteException)
        {
        }
    }

    private static bool IsLeft(SqliteCommand pass)
    {
        using var told = pass.ExecuteReader();
        return told.Read() && told.GetInt64(0) == 0 && told.GetInt64(2) < told.GetInt64(1);
    }
}
