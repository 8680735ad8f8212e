using BillingConsole.StripeSimulator.Faults;
using Microsoft.Data.Sqlite;

namespace BillingConsole.StripeSimulator.Store;

/// <summary>The one file of the simulator. One turn at a time, each a transaction; nothing is opened before the first.</summary>
internal sealed class SimulatorStore(SimulatorOptions options, IServiceProvider services) : IDisposable
{
    private const string Schema = """
        pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000;
        create table if not exists object (seq integer primary key autoincrement, id text not null unique, kind text not null, account text not null,
            created integer not null, deleted integer not null default 0, body text not null);
        create index if not exists object_by_kind on object (account, kind, deleted, seq);
        create index if not exists object_by_email on object (account, json_extract(body, '$.email')) where kind = 'customer';
        create index if not exists object_by_intent on object (account, kind, json_extract(body, '$.payment_intent'));
        create table if not exists idempotency (account text not null, key text not null, fingerprint text not null, status integer not null, body text not null,
            request_id text not null, created integer not null, primary key (account, key)) without rowid;
        create table if not exists delivery (seq integer primary key autoincrement, event text not null, endpoint text not null, account text not null, attempts integer not null default 0,
            due integer not null, state text not null default 'pending', status integer, error text);
        create index if not exists delivery_due on delivery (state, due);
        create table if not exists step (seq integer primary key autoincrement, due integer not null, kind text not null, target text not null, account text not null);
        create table if not exists setting (name text primary key, value text not null) without rowid;
        """;

    private const string FaultsRow = "faults";

    private readonly SemaphoreSlim gate = new(1, 1);
    private SqliteConnection? connection;
    private TaskCompletionSource plan = NewPlan();

    public TimeProvider Clock { get; } = options.Clock(services);

    /// <summary>Ends when something is planned next. Take it before looking, await it after: nothing in between is missed.</summary>
    public Task NextPlan => Volatile.Read(ref plan).Task;

    public void Wake() => Interlocked.Exchange(ref plan, NewPlan()).TrySetResult();

    /// <summary>What is to go wrong; kept in the file, so that it holds over a restart.</summary>
    public FaultKnobs Knobs { get; private set; } = new();

    public async Task SetAsync(FaultKnobs knobs, CancellationToken cancel = default)
    {
        await RunAsync(SimulatorKeys.Account, turn => Write(turn, knobs), cancel);
        Knobs = knobs;
    }

    /// <summary>A turn by a request, or by the dashboard when there is none.</summary>
    public async Task<Turn> BeginAsync(string account, RequestFacts? request = null, CancellationToken cancel = default)
    {
        await gate.WaitAsync(cancel);
        try
        {
            connection ??= Open();
            return new(connection, gate, Clock, Knobs, account, request, Wake);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    /// <summary>Opens the file where it is not yet, so that the knobs are known.</summary>
    public async Task ReadyAsync(CancellationToken cancel)
    {
        if (connection is null) (await BeginAsync(SimulatorKeys.Account, null, cancel)).Dispose();
    }

    public async Task<T> RunAsync<T>(string account, Func<Turn, T> act, CancellationToken cancel = default)
    {
        using var turn = await BeginAsync(account, null, cancel);
        var done = act(turn);
        turn.Commit();
        return done;
    }

    public void Dispose()
    {
        connection?.Dispose();
        gate.Dispose();
    }

    private static TaskCompletionSource NewPlan() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SqliteConnection Open()
    {
        Directory.CreateDirectory(options.Directory);
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(options.Directory, "simulator.db"), Pooling = false }.ToString());
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = Schema;
        command.ExecuteNonQuery();
        command.CommandText = $"select value from setting where name = '{FaultsRow}'";
        if (command.ExecuteScalar() is string kept) Knobs = FaultKnobs.Read(kept);
        return opened;
    }

    private static bool Write(Turn turn, FaultKnobs knobs)
    {
        turn.Execute("insert into setting (name, value) values ($name, $value) on conflict (name) do update set value = $value", ("$name", FaultsRow), ("$value", knobs.Write()));
        return true;
    }
}

/// <summary>What an event says of the request that caused it.</summary>
internal sealed record RequestFacts(string Id, string? IdempotencyKey);
