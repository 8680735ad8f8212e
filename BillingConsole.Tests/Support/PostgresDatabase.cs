using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BillingConsole.Tests.Support;

/// <summary>A database of its own on the run's server, gone when it is disposed of.</summary>
public sealed class PostgresDatabase : IDisposable
{
    private static readonly Lazy<string> Template = new(Migrated);
    private readonly string name = $"console_{Guid.NewGuid():N}";

    private PostgresDatabase(string? template)
    {
        Execute($"create database {name}{(template is null ? "" : $" template {template}")}");
        ConnectionString = To(name);
    }

    public string ConnectionString { get; }

    /// <summary>With every table, copied from a database that was migrated once. Skips the test where there is no server.</summary>
    public static PostgresDatabase Create()
    {
        SkipWithoutServer();
        return new(Template.Value);
    }

    /// <summary>Without any table, for tests of the migrations themselves.</summary>
    public static PostgresDatabase CreateEmpty()
    {
        SkipWithoutServer();
        return new(null);
    }

    public void Dispose() => Drop(name);

    private static void SkipWithoutServer()
    {
        if (PostgresServer.Find(out var reason) is null) Assert.Skip(reason);
    }

    private static string Migrated()
    {
        var template = $"console_template_{Guid.NewGuid():N}";
        Execute($"create database {template}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(template);
        using (var db = new PostgresBillingDb(new DbContextOptionsBuilder<PostgresBillingDb>().UseNpgsql(To(template)).Options))
            db.PrepareAsync().GetAwaiter().GetResult();
        // A database that somebody is connected to cannot be copied.
        using (var pooled = new NpgsqlConnection(To(template))) NpgsqlConnection.ClearPool(pooled);
        return template;
    }

    private static string To(string database) =>
        new NpgsqlConnectionStringBuilder(PostgresServer.Find(out _)) { Database = database, MaxPoolSize = 30 }.ConnectionString;

    private static void Drop(string database)
    {
        // The private server may have gone before, with everything on it.
        if (PostgresServer.IsStopped) return;
        using (var pooled = new NpgsqlConnection(To(database))) NpgsqlConnection.ClearPool(pooled);
        Execute($"drop database if exists {database} with (force)");
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(PostgresServer.Find(out _));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
