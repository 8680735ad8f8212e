using System.Data;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BillingConsole.Usage;

/// <summary>PostgreSQL: one set-based statement or copy each; an advisory lock makes the nodes take turns, so that numbers rise in the order of commits.</summary>
public sealed class UsageStorePostgres(DataSettings settings) : UsageStore
{
    private const long LockKey = 0x75736167; // "usag"

    private readonly EventPartitions partitions = new(settings.ConnectionString);

    public override async Task<UsageTransaction> BeginAsync(CancellationToken cancel)
    {
        var connection = await OpenAsync(settings.LastingConnectionString, cancel);
        try
        {
            var begun = new PostgresUsageTransaction(connection, await connection.BeginTransactionAsync(cancel), partitions, connection.DisposeAsync);
            await begun.LockAsync(LockKey, cancel);
            return begun;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<UsageTransaction> JoinAsync(BillingDb db, CancellationToken cancel)
    {
        var joined = new PostgresUsageTransaction(
            (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction(), partitions, () => ValueTask.CompletedTask);
        await joined.LockAsync(LockKey, cancel);
        return joined;
    }

    public override async Task<UsageTransaction> AskAsync(BillingDb db, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is { } current)
            return new PostgresUsageTransaction((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)current.GetDbTransaction(), partitions, () => ValueTask.CompletedTask);
        var connection = await OpenAsync(settings.AskingConnectionString, cancel);
        return new PostgresUsageTransaction(connection, null, partitions, connection.DisposeAsync);
    }

    public override async Task<UsageTransaction> LookAsync(CancellationToken cancel)
    {
        var connection = await OpenAsync(settings.AskingConnectionString, cancel);
        try
        {
            var looking = new PostgresUsageTransaction(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel), partitions, connection.DisposeAsync);
            await looking.PlainAsync(cancel);
            return looking;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }
}
