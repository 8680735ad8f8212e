using System.Diagnostics;
using BillingConsole.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>What the file system and SQLite give without any of the console: the bar beside every figure.</summary>
internal static class RawInserts
{
    private const int Rows = 100_000;

    /// <summary>Rows of 200 bytes a second, so many a commit, with synchronous=FULL.</summary>
    public static double Measure(int perCommit)
    {
        using var directory = new TemporaryDirectory();
        using var connection = new SqliteConnection($"Data Source={directory.File("raw.db")};Pooling=false");
        connection.Open();
        Execute(connection, "pragma journal_mode = wal; pragma synchronous = full; create table row (id integer primary key, body text)");
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Rows; i += perCommit)
        {
            using var transaction = connection.BeginTransaction();
            using var insert = new SqliteCommand("insert into row (body) values ($b)", connection, transaction);
            insert.Parameters.AddWithValue("$b", new string('x', 200));
            for (var j = 0; j < perCommit; j++) insert.ExecuteNonQuery();
            transaction.Commit();
        }
        return Rows / clock.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
