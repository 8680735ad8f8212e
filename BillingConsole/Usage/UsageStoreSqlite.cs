using System.Globalization;
using System.Text.Json;
using BillingConsole.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BillingConsole.Usage;

/// <summary>SQLite: one writer by the gate, on a connection of its own that stays open; decimals as text.</summary>
public sealed class UsageStoreSqlite(DataSettings settings, WriteGate gate) : UsageStore, IDisposable
{
    private SqliteConnection? idle;

    public override async Task<UsageTransaction> BeginAsync(CancellationToken cancel)
    {
        var turn = await gate.EnterAsync(cancel);
        try
        {
            var connection = Interlocked.Exchange(ref idle, null) ?? await OpenAsync(cancel);
            return new SqliteUsageTransaction(connection, connection.BeginTransaction(), () => Return(connection, turn));
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public override Task<UsageTransaction> JoinAsync(BillingDb db, CancellationToken cancel) => Task.FromResult<UsageTransaction>(new SqliteUsageTransaction(
        (SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction(), null));

    public override async Task<UsageTransaction> LookAsync(CancellationToken cancel)
    {
        var connection = await OpenAsync(cancel);
        return new SqliteUsageTransaction(connection, connection.BeginTransaction(deferred: true), connection.Dispose);
    }

    public void Dispose() => idle?.Dispose();

    // Roll-ups and identities lie anywhere in the file; a page that was thrown out of a small cache is read again for the next event.
    private const string Settings = SqliteConnectionSettings.Sql + " pragma cache_size = -262144;";

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var pragmas = connection.CreateCommand();
        pragmas.CommandText = Settings;
        await pragmas.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    private void Return(SqliteConnection connection, IDisposable turn)
    {
        Interlocked.Exchange(ref idle, connection)?.Dispose();
        turn.Dispose();
    }
}

internal sealed class SqliteUsageTransaction(SqliteConnection connection, SqliteTransaction transaction, Action? done) : UsageTransaction(connection, transaction)
{
    public override Task<ILookup<long, KnownEvent>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        using var command = Command($"select {KnownColumns} from usage_identity i join usage_event e on e.seq = i.seq left join usage_event v on v.ref_seq = e.seq where i.key64 = $a", "a");
        var found = new List<(long Key, KnownEvent Event)>();
        foreach (var wanted in keys)
        {
            command.Parameters[0].Value = wanted;
            using var reader = command.ExecuteReader();
            while (reader.Read()) found.Add((wanted, Known(reader)));
        }
        return Task.FromResult(found.ToLookup(f => f.Key, f => f.Event));
    }

    public override Task InsertAsync(IReadOnlyList<EventRow> rows, long receivedMicros, CancellationToken cancel)
    {
        using var events = Command("insert into usage_event (seq, customer_id, source, event_id, type, time, data, fingerprint, kind, ref_seq, received_at) values ($a,$b,$c,$d,$e,$f,$g,$h,$i,$j,$k)", "abcdefghijk");
        using var identities = Command("insert into usage_identity (key64, seq) values ($a, $b)", "ab");
        foreach (var row in rows)
        {
            Run(events, row.Seq, row.CustomerId, row.Source, row.EventId, row.Type, row.TimeMicros, row.Data, row.Fingerprint, Words.Of(row.Kind), row.RefSeq, receivedMicros);
            if (row.Kind == UsageEventKind.Event) Run(identities, row.Key64, row.Seq);
        }
        return Task.CompletedTask;
    }

    public override Task RejectAsync(IReadOnlyList<RejectedRow> rows, long receivedMicros, CancellationToken cancel)
    {
        using var command = Command("""
            insert into usage_rejected (id, fingerprint, source, event_id, type, subject, code, detail, payload, times, received_at) values ($a,$b,$c,$d,$e,$f,$g,$h,$i,$j,$k)
            on conflict (fingerprint) do update set times = usage_rejected.times + $j, detail = $h, replayed_at = null
            """, "abcdefghijk");
        foreach (var r in rows) Run(command, r.Id, r.Fingerprint, r.Source, r.EventId, r.Type, r.Subject, r.Code, r.Detail, r.Payload, r.Times, receivedMicros);
        return Task.CompletedTask;
    }

    public override Task<Dictionary<BucketKey, BucketState>> LoadAsync(IReadOnlyCollection<BucketKey> keys, CancellationToken cancel)
    {
        using var command = Command($"select {BucketColumns} from usage_bucket b where b.meter_id = $a and b.customer_id = $b and b.start = $c and b.dims = $d", "abcd");
        var found = new Dictionary<BucketKey, BucketState>(keys.Count);
        foreach (var wanted in keys)
        {
            Set(command, wanted.MeterId, wanted.CustomerId, wanted.StartMicros, wanted.Dims);
            using var reader = command.ExecuteReader();
            if (reader.Read()) found[wanted] = State(reader);
        }
        return Task.FromResult(found);
    }

    public override Task SaveAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel)
    {
        using var save = Command("""
            insert into usage_bucket (customer_id, meter_id, start, dims, length_seconds, count, sum, max, min, first, first_at, last, last_at, peak_event, last_event, max_seq, rev, area)
            values ($a,$b,$c,$d,$e,$f,$g,$h,$i,$j,$k,$l,$m,$n,$o,$p,$q,$r)
            on conflict (meter_id, customer_id, start, dims) do update set length_seconds = $e, count = $f, sum = $g, max = $h, min = $i, first = $j, first_at = $k, last = $l, last_at = $m,
              peak_event = $n, last_event = $o, max_seq = $p, rev = $q, area = $r
            """, "abcdefghijklmnopqr");
        foreach (var (k, s) in buckets)
            Run(save, k.CustomerId, k.MeterId, k.StartMicros, k.Dims, s.LengthSeconds, s.Count, s.Sum.ToString(), Text(s.Max), Text(s.Min), Text(s.First), s.FirstMicros, Text(s.Last), s.LastMicros, s.PeakEvent, s.LastEvent, s.MaxSeq, s.Rev, s.Area?.ToString());
        AddValues(buckets);
        return Task.CompletedTask;
    }

    private void AddValues(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets)
    {
        if (buckets.All(b => b.Value.Values.Count == 0)) return;
        using var add = Command("""
            insert into usage_unique (customer_id, meter_id, start, dims, value, events) values ($a,$b,$c,$d,$e,$f)
            on conflict (meter_id, customer_id, start, dims, value) do update set events = usage_unique.events + $f
            """, "abcdef");
        foreach (var (k, s) in buckets)
            foreach (var (value, events) in s.Values) Run(add, k.CustomerId, k.MeterId, k.StartMicros, k.Dims, value, events);
    }

    public override Task<List<KnownEvent>> EventsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> types, long fromMicros, long toMicros, CancellationToken cancel)
    {
        using var command = Command($"select {KnownColumns} from {KnownTables} where e.customer_id in (select value from json_each($a)) and e.type in (select value from json_each($b)) and e.time >= $c and e.time < $d and e.kind = 'event' order by e.seq", "abcd");
        Set(command, JsonSerializer.Serialize(customerIds), JsonSerializer.Serialize(types), fromMicros, toMicros);
        using var reader = command.ExecuteReader();
        var events = new List<KnownEvent>();
        while (reader.Read()) events.Add(Known(reader));
        return Task.FromResult(events);
    }

    public override Task<Dictionary<BucketKey, BucketState>> BucketsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel)
    {
        using var command = Command($"select {BucketColumns} from usage_bucket b where b.customer_id in (select value from json_each($a)) and b.meter_id in (select value from json_each($b)) and b.start >= $c and b.start < $d", "abcd");
        Set(command, JsonSerializer.Serialize(customerIds), JsonSerializer.Serialize(meterIds), fromMicros, toMicros);
        using var reader = command.ExecuteReader();
        var buckets = new Dictionary<BucketKey, BucketState>();
        while (reader.Read()) buckets[new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3))] = State(reader);
        return Task.FromResult(buckets);
    }

    public override Task SeeValuesAsync(
        Dictionary<BucketKey, BucketState> buckets, IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel)
    {
        using var command = Command(
            "select customer_id, meter_id, dims, start, value, events from usage_unique where customer_id in (select value from json_each($a)) and meter_id in (select value from json_each($b)) and start >= $c and start < $d", "abcd");
        Set(command, JsonSerializer.Serialize(customerIds), JsonSerializer.Serialize(meterIds), fromMicros, toMicros);
        using var values = command.ExecuteReader();
        while (values.Read()) StateOf(buckets, values).See(values.GetString(4), values.GetInt64(5));
        return Task.CompletedTask;
    }

    public override Task ForgetAsync(string customerId, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel)
    {
        foreach (var table in Tables)
        {
            using var command = Command($"delete from {table} where customer_id = $a and meter_id in (select value from json_each($b)) and start >= $c and start < $d", "abcd");
            Run(command, customerId, JsonSerializer.Serialize(meterIds), fromMicros, toMicros);
        }
        return Task.CompletedTask;
    }

    public override Task ForgetValuesAsync(BucketKey key, CancellationToken cancel)
    {
        using var command = Command("delete from usage_unique where customer_id = $a and meter_id = $b and start = $c and dims = $d", "abcd");
        Run(command, key.CustomerId, key.MeterId, key.StartMicros, key.Dims);
        return Task.CompletedTask;
    }

    public override Task<List<ClosedPeriod>> ClosedAsync(IReadOnlyCollection<string> customerIds, long afterMicros, CancellationToken cancel)
    {
        using var command = Command("select line, customer_id, meter_id, starts_at, ends_at from invoice_usage_snapshot where customer_id = $a and ends_at > $b and released_at is null", "ab");
        var closed = new List<ClosedPeriod>();
        foreach (var customer in customerIds)
        {
            Set(command, customer, afterMicros);
            using var reader = command.ExecuteReader();
            while (reader.Read()) closed.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4)));
        }
        return Task.FromResult(closed);
    }

    public override Task MarkLateAsync(IReadOnlyCollection<string> lines, long seq, CancellationToken cancel)
    {
        using var command = Command("update invoice_usage_snapshot set late_seq = $b where line in (select value from json_each($a))", "ab");
        Run(command, JsonSerializer.Serialize(lines), seq);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        if (done is null) return;
        await Transaction.DisposeAsync();
        done();
    }

    /// <summary>One letter a parameter, in their order.</summary>
    private SqliteCommand Command(string sql, string parameters)
    {
        var command = new SqliteCommand(sql, (SqliteConnection)Connection, (SqliteTransaction)Transaction);
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = $"${name}" });
        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }

    private static KnownEvent Known(SqliteDataReader r) =>
        new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt64(6), r.GetString(7), r.IsDBNull(8) ? null : r.GetInt64(8));

    private static BucketState State(SqliteDataReader r) => new()
    {
        LengthSeconds = r.GetInt32(4), Count = r.GetInt64(5), Sum = BucketSum.Parse(r.GetString(6)), Max = Number(r, 7), Min = Number(r, 8), First = Number(r, 9), FirstMicros = r.GetInt64(10),
        Last = Number(r, 11), LastMicros = r.GetInt64(12), PeakEvent = r.GetString(13), LastEvent = r.GetString(14), MaxSeq = r.GetInt64(15), Rev = r.GetInt32(16), Area = r.IsDBNull(17) ? null : BucketSum.Parse(r.GetString(17)),
    };

    private static decimal Number(SqliteDataReader r, int column) => decimal.Parse(r.GetString(column), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
