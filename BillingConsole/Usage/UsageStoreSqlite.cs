using BillingConsole.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BillingConsole.Usage;

/// <summary>SQLite: one writer by the gate, on a connection of its own that stays open with its statements; decimals as text.</summary>
public sealed class UsageStoreSqlite(DataSettings settings, UsageSettings usage, WriteGate gate, LogCopier copier) : UsageStore, IDisposable
{
    // About 100 MB of the log.
    private const int EventsBeforeCopy = 25_000;

    private readonly Lock reading = new();
    private int sinceCopy;
    private NewIdentities? identities;
    private SqliteStatements? idle;

    public override async Task<UsageTransaction> BeginAsync(CancellationToken cancel)
    {
        var turn = await gate.EnterAsync(cancel);
        try
        {
            var statements = Interlocked.Exchange(ref idle, null) ?? new(await OpenAsync(cancel));
            var transaction = statements.Connection.BeginTransaction();
            return new SqliteUsageTransaction(statements, transaction, Identities(statements), () => Return(statements, transaction, turn), Committed, Doubted);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public override Task<UsageTransaction> JoinAsync(BillingDb db, CancellationToken cancel)
    {
        var statements = new SqliteStatements((SqliteConnection)db.Database.GetDbConnection());
        return Task.FromResult<UsageTransaction>(new SqliteUsageTransaction(statements, (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction(), Identities(statements), statements.Dispose));
    }

    public override async Task<UsageTransaction> AskAsync(BillingDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var statements = new SqliteStatements((SqliteConnection)db.Database.GetDbConnection());
        return new SqliteUsageTransaction(statements, (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction(), Identities(statements), () => Leave(statements, db));
    }

    public override async Task<UsageTransaction> LookAsync(CancellationToken cancel)
    {
        var statements = new SqliteStatements(await OpenAsync(cancel));
        var transaction = statements.Connection.BeginTransaction(deferred: true);
        return new SqliteUsageTransaction(statements, transaction, Identities(statements), () => Close(statements, transaction));
    }

    public void Dispose() => Close(idle);

    // Roll-ups and identities lie anywhere in the file; a page that was thrown out of a small cache is read again for the next event.
    // The log is copied beside the writer, and by the writer itself only where that falls far behind.
    private const string Settings = SqliteConnectionSettings.Sql + " pragma cache_size = -262144; pragma wal_autocheckpoint = 131072;";

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var pragmas = connection.CreateCommand();
        pragmas.CommandText = Settings;
        await pragmas.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    // Read when they are first asked for, which is before a transaction writes its first event. A question that looks for none does not wait
    // for them, and an older view of the data never becomes what is remembered.
    private Lazy<NewIdentities> Identities(SqliteStatements statements) => new(() => Known(statements));

    private NewIdentities Known(SqliteStatements statements)
    {
        if (Volatile.Read(ref identities) is { } known) return known;
        lock (reading)
        {
            if (identities is not null) return identities;
            var read = new NewIdentities(usage.NewIdentities);
            var beyond = statements.Of("select source, event_id, seq from usage_event where seq > (select seq from usage_identity_edge) and kind = 'event' order by seq");
            read.Took(beyond.Rows(r => (EventKey.Of(r.Text(0), r.Text(1)), r.Long(2))), 0);
            Volatile.Write(ref identities, read);
            return read;
        }
    }

    // Read anew before the next transaction.
    private void Doubted() => Volatile.Write(ref identities, null);

    private void Committed(int events)
    {
        sinceCopy += events;
        if (sinceCopy < EventsBeforeCopy) return;
        sinceCopy = 0;
        copier.Copy();
    }

    private void Return(SqliteStatements statements, SqliteTransaction transaction, IDisposable turn)
    {
        using var ended = turn;
        try
        {
            transaction.Dispose();
        }
        catch (SqliteException)
        {
            // What cannot be rolled back ends with its connection; the next in turn gets another.
            Close(statements);
            return;
        }
        Close(Interlocked.Exchange(ref idle, statements));
    }

    private static void Leave(SqliteStatements statements, BillingDb db)
    {
        statements.Dispose();
        db.Database.CloseConnection();
    }

    private static void Close(SqliteStatements? statements, SqliteTransaction? transaction = null)
    {
        transaction?.Dispose();
        statements?.Dispose();
        statements?.Connection.Dispose();
    }
}
