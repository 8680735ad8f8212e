using Npgsql;

namespace BillingConsole.Platform.Data;

/// <summary>
/// How many nodes share what somebody else limits; a node counts from the first time it asks. On PostgreSQL each holds a shared lock of the
/// server that dies with its connection, so a killed node is counted no more; a SQLite file has one node.
/// </summary>
public sealed class LiveNodes(DataSettings data, ILogger<LiveNodes> log) : IAsyncDisposable
{
    private const int LockClass = 0x6e6f6465; // "node"
    private const string Join = "select pg_advisory_lock_shared($1, 0)";
    private const string Leave = "select pg_advisory_unlock_shared($1, 0)";

    // Two keys of 32 bits stand as classid and objid, with 2 as objsubid.
    private const string Count = """
        select count(*) from pg_locks where locktype = 'advisory' and classid::bigint = $1 and objid::bigint = 0 and objsubid = 2 and granted
            and database = (select oid from pg_database where datname = current_database())
        """;

    private readonly SemaphoreSlim gate = new(1, 1);
    private NpgsqlConnection? held;
    private int known = 1;

    /// <summary>At least one. While the database cannot be asked, as many as before.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        if (data.Provider == DatabaseProvider.Sqlite) return 1;
        await gate.WaitAsync(cancel);
        try
        {
            held ??= await JoinAsync(cancel);
            known = (int)Math.Clamp((long)(await AskAsync(held, Count, cancel))!, 1, int.MaxValue);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
        {
            log.LogWarning("The nodes could not be counted, so {Known} are assumed: {Failure}", known, failure.Message);
            await DropAsync();
        }
        finally
        {
            gate.Release();
        }
        return known;
    }

    public async ValueTask DisposeAsync()
    {
        if (held is not null)
        {
            try
            {
                await AskAsync(held, Leave, CancellationToken.None);
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
            {
                log.LogDebug("The connection is gone, and its lock with it: {Failure}", failure.Message);
            }
            await DropAsync();
        }
        gate.Dispose();
    }

    private async Task<NpgsqlConnection> JoinAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(data.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await AskAsync(connection, Join, cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task DropAsync()
    {
        if (held is { } lost) await lost.DisposeAsync();
        held = null;
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = LockClass });
        return await command.ExecuteScalarAsync(cancel);
    }
}
