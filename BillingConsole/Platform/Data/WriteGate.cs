using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Data;

/// <summary>
/// One writer at a time on both engines, so that "look, then act" holds in every operation: on SQLite a queue in
/// this process (one process owns the file), on PostgreSQL an advisory lock of the transaction, shared by all nodes.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private const long LockKey = 0x62696c6c; // "bill"
    private readonly SemaphoreSlim queue = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await queue.WaitAsync(cancel);
        return new Turn(queue);
    }

    /// <summary>Takes the lock that other nodes respect; it ends with the transaction.</summary>
    public static async Task LockAsync(BillingDb db, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancel);
    }

    public void Dispose() => queue.Dispose();

    private sealed class Turn(SemaphoreSlim queue) : IDisposable
    {
        private SemaphoreSlim? held = queue;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}

/// <summary>
/// Sets what a SQLite connection must have for an acknowledged row to be on disk. The log is copied into the file at 128 MiB: usage
/// touches the same pages in many commits, and each copy writes a page once for all of them. The first two GiB, as many as SQLite maps,
/// are read where the system keeps them, since a month's roll-ups lie on hundreds of pages.
/// </summary>
public sealed class SqliteConnectionSettings : Microsoft.EntityFrameworkCore.Diagnostics.DbConnectionInterceptor
{
    public const string Sql = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 30000; pragma cache_size = -65536; pragma temp_store = memory; pragma wal_autocheckpoint = 32768; pragma mmap_size = 2147418112;";

    public override void ConnectionOpened(DbConnection connection, Microsoft.EntityFrameworkCore.Diagnostics.ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, Microsoft.EntityFrameworkCore.Diagnostics.ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
