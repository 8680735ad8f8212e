using System.Diagnostics;
using BillingConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

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

    /// <summary>The same on a PostgreSQL database, one statement a commit as its writers do, with synchronous_commit=on.</summary>
    public static async Task<double> MeasureOnPostgresAsync(string connectionString, int perCommit)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var make = new NpgsqlCommand("create table raw_row (id bigint generated always as identity primary key, body text)", connection);
        await make.ExecuteNonQueryAsync();
        string[] rows = [.. Enumerable.Repeat(new string('x', 200), perCommit)];
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Rows; i += perCommit)
        {
            await using var insert = new NpgsqlCommand("insert into raw_row (body) select unnest($1::text[])", connection) { Parameters = { new() { Value = rows } } };
            await insert.ExecuteNonQueryAsync();
        }
        var rate = Rows / clock.Elapsed.TotalSeconds;
        await using var drop = new NpgsqlCommand("drop table raw_row", connection);
        await drop.ExecuteNonQueryAsync();
        return rate;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
