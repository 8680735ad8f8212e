using System.Globalization;
using BillingConsole.Platform.Data;
using Microsoft.Data.Sqlite;

namespace BillingConsole.Usage;

/// <summary>The writer's statements on SQLite: prepared once a transaction, decimals as text, one writer by the gate.</summary>
public sealed class UsageStoreSqlite(DataSettings settings, WriteGate gate) : UsageStore
{
    public override async Task<UsageTransaction> BeginAsync(CancellationToken cancel)
    {
        var turn = await gate.EnterAsync(cancel);
        try
        {
            var connection = new SqliteConnection(settings.ConnectionString);
            await connection.OpenAsync(cancel);
            await using (var pragmas = connection.CreateCommand())
            {
                pragmas.CommandText = SqliteConnectionSettings.Sql;
                await pragmas.ExecuteNonQueryAsync(cancel);
            }
            return new SqliteUsageTransaction(connection, connection.BeginTransaction(), turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }
}

internal sealed class SqliteUsageTransaction(SqliteConnection connection, SqliteTransaction transaction, IDisposable turn) : UsageTransaction(connection, transaction)
{
    private const string KnownColumns = "e.seq, e.source, e.event_id, e.fingerprint, e.customer_id, e.type, e.time, e.data";

    public override async Task<long> LastSeqAsync(CancellationToken cancel)
    {
        await using var command = Command("select coalesce(max(seq), 0) from usage_event");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public override Task<ILookup<long, KnownEvent>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        using var command = Command($"select {KnownColumns} from usage_identity i join usage_event e on e.seq = i.seq where i.key64 = $key");
        var key = command.Parameters.Add("$key", SqliteType.Integer);
        command.Prepare();
        var found = new List<(long Key, KnownEvent Event)>();
        foreach (var wanted in keys)
        {
            key.Value = wanted;
            using var reader = command.ExecuteReader();
            while (reader.Read()) found.Add((wanted, Known(reader)));
        }
        return Task.FromResult(found.ToLookup(f => f.Key, f => f.Event));
    }

    public override Task<HashSet<long>> VoidedAsync(IReadOnlyCollection<long> seqs, CancellationToken cancel)
    {
        using var command = Command("select 1 from usage_event where ref_seq = $seq");
        var seq = command.Parameters.Add("$seq", SqliteType.Integer);
        var voided = new HashSet<long>();
        foreach (var wanted in seqs)
        {
            seq.Value = wanted;
            if (command.ExecuteScalar() is not null) voided.Add(wanted);
        }
        return Task.FromResult(voided);
    }

    public override Task InsertAsync(IReadOnlyList<EventRow> rows, long receivedMicros, CancellationToken cancel)
    {
        using var events = Command("insert into usage_event (seq, customer_id, source, event_id, type, time, data, fingerprint, kind, ref_seq, received_at) values ($a,$b,$c,$d,$e,$f,$g,$h,$i,$j,$k)");
        var p = "abcdefghijk".Select(n => events.Parameters.Add($"${n}", n is 'a' or 'f' or 'j' or 'k' ? SqliteType.Integer : SqliteType.Text)).ToArray();
        using var identities = Command("insert into usage_identity (key64, seq) values ($a, $b)");
        var (key, seq) = (identities.Parameters.Add("$a", SqliteType.Integer), identities.Parameters.Add("$b", SqliteType.Integer));
        foreach (var row in rows)
        {
            (p[0].Value, p[1].Value, p[2].Value, p[3].Value) = (row.Seq, row.CustomerId, row.Source, row.EventId);
            (p[4].Value, p[5].Value, p[6].Value, p[7].Value) = (row.Type, row.TimeMicros, row.Data, row.Fingerprint);
            (p[8].Value, p[9].Value, p[10].Value) = (Words.Of(row.Kind), (object?)row.RefSeq ?? DBNull.Value, receivedMicros);
            events.ExecuteNonQuery();
            if (row.Kind == UsageEventKind.Void) continue;
            (key.Value, seq.Value) = (row.Key64, row.Seq);
            identities.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    public override Task<Dictionary<BucketKey, BucketState>> LoadAsync(IReadOnlyCollection<BucketKey> keys, CancellationToken cancel)
    {
        using var command = Command("select length_seconds, count, sum, max, min, first, first_at, last, last_at, peak_event, last_event, max_seq, rev from usage_bucket where customer_id = $a and meter_id = $b and start = $c and dims = $d");
        var p = "abcd".Select(n => command.Parameters.Add($"${n}", n == 'c' ? SqliteType.Integer : SqliteType.Text)).ToArray();
        var found = new Dictionary<BucketKey, BucketState>(keys.Count);
        foreach (var wanted in keys)
        {
            (p[0].Value, p[1].Value, p[2].Value, p[3].Value) = (wanted.CustomerId, wanted.MeterId, wanted.StartMicros, wanted.Dims);
            using var reader = command.ExecuteReader();
            if (reader.Read()) found[wanted] = State(reader);
        }
        return Task.FromResult(found);
    }

    public override Task SaveAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel)
    {
        using var save = Command("""
            insert into usage_bucket (customer_id, meter_id, start, dims, length_seconds, count, sum, max, min, first, first_at, last, last_at, peak_event, last_event, max_seq, rev)
            values ($a,$b,$c,$d,$e,$f,$g,$h,$i,$j,$k,$l,$m,$n,$o,$p,$q)
            on conflict (customer_id, meter_id, start, dims) do update set count = $f, sum = $g, max = $h, min = $i, first = $j, first_at = $k, last = $l, last_at = $m,
              peak_event = $n, last_event = $o, max_seq = $p, rev = $q
            """);
        var p = "abcdefghijklmnopq".Select(n => save.Parameters.Add($"${n}", n is 'c' or 'e' or 'f' or 'k' or 'm' or 'p' or 'q' ? SqliteType.Integer : SqliteType.Text)).ToArray();
        using var delete = Command("delete from usage_bucket where customer_id = $a and meter_id = $b and start = $c and dims = $d");
        var d = "abcd".Select(n => delete.Parameters.Add($"${n}", n == 'c' ? SqliteType.Integer : SqliteType.Text)).ToArray();
        foreach (var (key, state) in buckets)
        {
            var to = state.Count > 0 ? p : d;
            (to[0].Value, to[1].Value, to[2].Value, to[3].Value) = (key.CustomerId, key.MeterId, key.StartMicros, key.Dims);
            if (state.Count > 0)
            {
                object[] values = [state.LengthSeconds, state.Count, Text(state.Sum), Text(state.Max), Text(state.Min), Text(state.First), state.FirstMicros, Text(state.Last), state.LastMicros, state.PeakEvent, state.LastEvent, state.MaxSeq, state.Rev];
                for (var i = 0; i < values.Length; i++) p[i + 4].Value = values[i];
            }
            (state.Count > 0 ? save : delete).ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    public override Task<List<KnownEvent>> ReadEventsAsync(string customerId, string type, long fromMicros, long toMicros, CancellationToken cancel)
    {
        using var command = Command($"select {KnownColumns} from usage_event e where e.customer_id = $a and e.type = $b and e.time >= $c and e.time < $d and e.kind = 'event' and not exists (select 1 from usage_event v where v.ref_seq = e.seq) order by e.seq");
        command.Parameters.AddWithValue("$a", customerId);
        command.Parameters.AddWithValue("$b", type);
        command.Parameters.AddWithValue("$c", fromMicros);
        command.Parameters.AddWithValue("$d", toMicros);
        using var reader = command.ExecuteReader();
        var events = new List<KnownEvent>();
        while (reader.Read()) events.Add(Known(reader));
        return Task.FromResult(events);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            turn.Dispose();
        }
    }

    private SqliteCommand Command(string sql) => new(sql, (SqliteConnection)Connection, (SqliteTransaction)Transaction);

    private static KnownEvent Known(SqliteDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt64(6), r.GetString(7));

    private static BucketState State(SqliteDataReader r) => new()
    {
        LengthSeconds = r.GetInt32(0), Count = r.GetInt64(1), Sum = Number(r, 2), Max = Number(r, 3), Min = Number(r, 4), First = Number(r, 5), FirstMicros = r.GetInt64(6),
        Last = Number(r, 7), LastMicros = r.GetInt64(8), PeakEvent = r.GetString(9), LastEvent = r.GetString(10), MaxSeq = r.GetInt64(11), Rev = r.GetInt32(12),
    };

    private static decimal Number(SqliteDataReader r, int column) => decimal.Parse(r.GetString(column), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
