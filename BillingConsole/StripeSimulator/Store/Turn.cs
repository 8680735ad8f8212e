using System.Text.Json.Nodes;
using BillingConsole.StripeSimulator.Faults;
using Microsoft.Data.Sqlite;

namespace BillingConsole.StripeSimulator.Store;

/// <summary>One transaction on the store, in the name of one account.</summary>
internal sealed class Turn : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly SemaphoreSlim gate;
    private readonly Action wake;
    private bool planned;

    public Turn(SqliteConnection connection, SemaphoreSlim gate, TimeProvider clock, FaultKnobs knobs, string account, RequestFacts? request, Action wake)
    {
        (this.connection, this.gate, Knobs, Account, Request, this.wake) = (connection, gate, knobs, account, request, wake);
        transaction = connection.BeginTransaction();
        Milliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds();
    }

    public string Account { get; }

    public RequestFacts? Request { get; }

    public FaultKnobs Knobs { get; }

    public long Milliseconds { get; }

    /// <summary>Whole seconds, as Stripe dates everything.</summary>
    public long Now => Milliseconds / 1000;

    /// <summary>A new object of this kind with its id and date, and the members of a blank one.</summary>
    public JsonObject New(string kind, string blank = "{}")
    {
        var thing = new JsonObject { ["id"] = StripeId.New(kind), ["object"] = kind, ["created"] = Now, ["livemode"] = false };
        foreach (var (name, value) in JsonReading.Read(blank)) thing[name] = value?.DeepClone();
        return thing;
    }

    public JsonObject? Find(string id) =>
        Rows("select body from object where id = $id and account = $account", ("$id", id), ("$account", Account)).Select(r => JsonReading.Read(r.GetString(0))).FirstOrDefault();

    public void Insert(JsonObject thing) => Execute(
        "insert into object (id, kind, account, created, body) values ($id, $kind, $account, $created, $body)",
        ("$id", thing.Id()), ("$kind", thing.Kind()), ("$account", Account), ("$created", thing["created"]?.GetValue<long>() ?? Now), ("$body", thing.ToJsonString()));

    public void Save(JsonObject thing) => Execute("update object set body = $body where id = $id and account = $account", ("$body", thing.ToJsonString()), ("$id", thing.Id()), ("$account", Account));

    /// <summary>Leaves the stub that Stripe leaves; lists do not hold it any more.</summary>
    public JsonObject Delete(JsonObject thing)
    {
        var stub = new JsonObject { ["id"] = thing.Id(), ["object"] = thing.Kind(), ["deleted"] = true };
        Save(stub);
        Execute("update object set deleted = $now where id = $id", ("$now", Now), ("$id", thing.Id()));
        return stub;
    }

    public long? SeqOf(string kind, string id) =>
        Rows("select seq from object where id = $id and kind = $kind and account = $account", ("$id", id), ("$kind", kind), ("$account", Account)).Select(r => (long?)r.GetInt64(0)).FirstOrDefault();

    /// <summary>Objects of a kind that are not deleted, newest first, where all filters hold.</summary>
    public IEnumerable<JsonObject> All(string kind, params IEnumerable<(string Member, string Value)> filters) => Some(new(kind) { Members = [.. filters] });

    public IEnumerable<JsonObject> Some(Selection selection)
    {
        var (sql, values) = selection.Sql(Account);
        return Rows(sql, values).Select(r => JsonReading.Read(r.GetString(0)));
    }

    public void Execute(string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>Rows as they are read; take what you need of each before the next.</summary>
    public IEnumerable<SqliteDataReader> Rows(string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return reader;
    }

    /// <summary>What is to be done later; whoever does it is told once it is committed.</summary>
    public void Plan(string sql, params (string Name, object? Value)[] values)
    {
        Execute(sql, values);
        planned = true;
    }

    /// <summary>When the first thing of any account falls due, in milliseconds since 1970.</summary>
    public long? NextDue() => Rows("select min(due) from (select min(due) as due from delivery where state = 'pending' union all select min(due) * 1000 from step)")
        .Select(r => r.IsDBNull(0) ? (long?)null : r.GetInt64(0)).First();

    public void Commit()
    {
        transaction.Commit();
        if (planned) wake();
    }

    public void Dispose()
    {
        transaction.Dispose();
        gate.Release();
    }

    private SqliteCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
