using System.Diagnostics;
using Npgsql;

namespace BillingConsole.Tests.Support;

/// <summary>
/// A fresh database that goes when it is disposed of: on the server that <c>BILLING_TEST_POSTGRES</c> (a connection
/// string) names, else on one that the tests start for themselves. <see cref="Available"/> is false without either.
/// </summary>
public sealed class PostgresDatabase : IDisposable
{
    private static readonly Lazy<string?> Server = new(Environment.GetEnvironmentVariable("BILLING_TEST_POSTGRES") ?? LocalPostgres.Start());
    private readonly string name = $"console_{Guid.NewGuid():N}";

    public static bool Available => Server.Value is not null;

    public string ConnectionString { get; }

    private PostgresDatabase()
    {
        Execute($"create database {name}");
        ConnectionString = new NpgsqlConnectionStringBuilder(Server.Value) { Database = name, MaxPoolSize = 30 }.ConnectionString;
    }

    public static PostgresDatabase Create()
    {
        Assert.SkipUnless(Available, "There is no PostgreSQL: set BILLING_TEST_POSTGRES, or install its server.");
        return new();
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        Execute($"drop database if exists {name} with (force)");
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Server.Value);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
