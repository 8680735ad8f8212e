using System.Collections.Concurrent;
using BillingConsole.Platform.Data;
using Npgsql;

namespace BillingConsole.Platform.Jobs;

/// <summary>
/// One run of a job at a time, whoever starts it: the scheduler, a person or the test clock. On PostgreSQL a lock of
/// the server that dies with its connection, so a killed node leaves nothing behind; on SQLite a lock of the process.
/// </summary>
public sealed class JobTurns(DataSettings data)
{
    private const int LockClass = 0x6a6f6273; // "jobs"
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> here = new();

    /// <summary>The turn, or null when another run holds it.</summary>
    public async Task<IAsyncDisposable?> TryEnterAsync(string name, CancellationToken cancel)
    {
        var local = here.GetOrAdd(name, _ => new(1, 1));
        if (!await local.WaitAsync(TimeSpan.Zero, cancel)) return null;
        try
        {
            var turn = data.Provider == DatabaseProvider.Sqlite ? new Turn(local, null) : await LockAsync(name, local, cancel);
            if (turn is null) local.Release();
            return turn;
        }
        catch
        {
            local.Release();
            throw;
        }
    }

    public async Task<IAsyncDisposable> EnterAsync(string name, CancellationToken cancel)
    {
        while (true)
        {
            if (await TryEnterAsync(name, cancel) is { } turn) return turn;
            await Task.Delay(Pause, cancel);
        }
    }

    private async Task<Turn?> LockAsync(string name, SemaphoreSlim local, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(data.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1, hashtext($2))", connection) { Parameters = { new() { Value = LockClass }, new() { Value = name } } };
            if (await command.ExecuteScalarAsync(cancel) is true) return new(local, connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Closing a pooled connection resets its session, which gives the lock back.</summary>
    private sealed class Turn(SemaphoreSlim local, NpgsqlConnection? connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (connection is not null)
            {
                if (connection.State == System.Data.ConnectionState.Open) await UnlockAsync(connection);
                await connection.DisposeAsync();
            }
            local.Release();
        }

        private static async Task UnlockAsync(NpgsqlConnection connection)
        {
            try
            {
                await using var command = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
                await command.ExecuteNonQueryAsync();
            }
            catch (NpgsqlException)
            {
                NpgsqlConnection.ClearPool(connection);
            }
        }
    }
}
