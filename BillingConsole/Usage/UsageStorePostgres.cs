using BillingConsole.Platform.Data;
using Npgsql;

namespace BillingConsole.Usage;

/// <summary>The writer's statements on PostgreSQL: one set-based statement each; an advisory lock makes the nodes take turns.</summary>
public sealed class UsageStorePostgres(DataSettings settings) : UsageStore
{
    private const long LockKey = 0x75736167; // "usag"

    public override async Task<UsageTransaction> BeginAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        var transaction = await connection.BeginTransactionAsync(cancel);
        await using var wait = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = LockKey } } };
        await wait.ExecuteNonQueryAsync(cancel);
        return new PostgresUsageTransaction(connection, transaction);
    }
}

internal sealed class PostgresUsageTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) : UsageTransaction(connection, transaction)
{
    private const string KnownColumns = "e.seq, e.source, e.event_id, e.fingerprint, e.customer_id, e.type, e.time, e.data";

    public override async Task<long> LastSeqAsync(CancellationToken cancel)
    {
        await using var command = Command("select coalesce(max(seq), 0) from usage_event");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public override async Task<ILookup<long, KnownEvent>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        await using var command = Command($"select {KnownColumns}, i.key64 from usage_identity i join usage_event e on e.seq = i.seq where i.key64 = any($1)", keys.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<(long Key, KnownEvent Event)>();
        while (await reader.ReadAsync(cancel)) found.Add((reader.GetInt64(8), Known(reader)));
        return found.ToLookup(f => f.Key, f => f.Event);
    }

    public override async Task<HashSet<long>> VoidedAsync(IReadOnlyCollection<long> seqs, CancellationToken cancel)
    {
        await using var command = Command("select ref_seq from usage_event where ref_seq = any($1)", seqs.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var voided = new HashSet<long>();
        while (await reader.ReadAsync(cancel)) voided.Add(reader.GetInt64(0));
        return voided;
    }

    public override async Task InsertAsync(IReadOnlyList<EventRow> rows, long receivedMicros, CancellationToken cancel)
    {
        await using var events = Command("""
            insert into usage_event (seq, customer_id, source, event_id, type, time, data, fingerprint, kind, ref_seq, received_at)
            select *, $11::bigint from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::bigint[])
            """,
            Column(rows, r => r.Seq), Column(rows, r => r.CustomerId), Column(rows, r => r.Source), Column(rows, r => r.EventId), Column(rows, r => r.Type),
            Column(rows, r => r.TimeMicros), Column(rows, r => r.Data), Column(rows, r => r.Fingerprint), Column(rows, r => Words.Of(r.Kind)), Column(rows, r => r.RefSeq), receivedMicros);
        await events.ExecuteNonQueryAsync(cancel);
        var counted = rows.Where(r => r.Kind == UsageEventKind.Event).ToList();
        await using var identities = Command("insert into usage_identity (key64, seq) select * from unnest($1::bigint[], $2::bigint[])", Column(counted, r => r.Key64), Column(counted, r => r.Seq));
        await identities.ExecuteNonQueryAsync(cancel);
    }

    public override async Task<Dictionary<BucketKey, BucketState>> LoadAsync(IReadOnlyCollection<BucketKey> keys, CancellationToken cancel)
    {
        await using var command = Command("""
            select b.customer_id, b.meter_id, b.dims, b.start, b.length_seconds, b.count, b.sum, b.max, b.min, b.first, b.first_at, b.last, b.last_at, b.peak_event, b.last_event, b.max_seq, b.rev
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) k(customer_id, meter_id, dims, start)
            join usage_bucket b on b.customer_id = k.customer_id and b.meter_id = k.meter_id and b.dims = k.dims and b.start = k.start
            """,
            Column(keys, k => k.CustomerId), Column(keys, k => k.MeterId), Column(keys, k => k.Dims), Column(keys, k => k.StartMicros));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new Dictionary<BucketKey, BucketState>(keys.Count);
        while (await reader.ReadAsync(cancel)) found[new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3))] = State(reader);
        return found;
    }

    public override async Task SaveAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel)
    {
        var kept = buckets.Where(b => b.Value.Count > 0).ToList();
        await using var save = Command("""
            insert into usage_bucket (customer_id, meter_id, dims, start, length_seconds, count, sum, max, min, first, first_at, last, last_at, peak_event, last_event, max_seq, rev)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::int[], $6::bigint[], $7::numeric[], $8::numeric[], $9::numeric[], $10::numeric[], $11::bigint[], $12::numeric[], $13::bigint[], $14::text[], $15::text[], $16::bigint[], $17::int[])
            on conflict (customer_id, meter_id, start, dims) do update set count = excluded.count, sum = excluded.sum, max = excluded.max, min = excluded.min, first = excluded.first,
              first_at = excluded.first_at, last = excluded.last, last_at = excluded.last_at, peak_event = excluded.peak_event, last_event = excluded.last_event, max_seq = excluded.max_seq, rev = excluded.rev
            """,
            Column(kept, b => b.Key.CustomerId), Column(kept, b => b.Key.MeterId), Column(kept, b => b.Key.Dims), Column(kept, b => b.Key.StartMicros),
            Column(kept, b => b.Value.LengthSeconds), Column(kept, b => b.Value.Count), Column(kept, b => b.Value.Sum), Column(kept, b => b.Value.Max), Column(kept, b => b.Value.Min),
            Column(kept, b => b.Value.First), Column(kept, b => b.Value.FirstMicros), Column(kept, b => b.Value.Last), Column(kept, b => b.Value.LastMicros),
            Column(kept, b => b.Value.PeakEvent), Column(kept, b => b.Value.LastEvent), Column(kept, b => b.Value.MaxSeq), Column(kept, b => b.Value.Rev));
        await save.ExecuteNonQueryAsync(cancel);
        var gone = buckets.Where(b => b.Value.Count == 0).Select(b => b.Key).ToList();
        if (gone.Count == 0) return;
        await using var delete = Command("""
            delete from usage_bucket b using unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) k(customer_id, meter_id, dims, start)
            where b.customer_id = k.customer_id and b.meter_id = k.meter_id and b.dims = k.dims and b.start = k.start
            """, Column(gone, k => k.CustomerId), Column(gone, k => k.MeterId), Column(gone, k => k.Dims), Column(gone, k => k.StartMicros));
        await delete.ExecuteNonQueryAsync(cancel);
    }

    public override async Task<List<KnownEvent>> ReadEventsAsync(string customerId, string type, long fromMicros, long toMicros, CancellationToken cancel)
    {
        await using var command = Command($"select {KnownColumns} from usage_event e where e.customer_id = $1 and e.type = $2 and e.time >= $3 and e.time < $4 and e.kind = 'event' and not exists (select 1 from usage_event v where v.ref_seq = e.seq) order by e.seq", customerId, type, fromMicros, toMicros);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var events = new List<KnownEvent>();
        while (await reader.ReadAsync(cancel)) events.Add(Known(reader));
        return events;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)Connection, (NpgsqlTransaction)Transaction);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static TColumn[] Column<TRow, TColumn>(IReadOnlyCollection<TRow> rows, Func<TRow, TColumn> value) => [.. rows.Select(value)];

    private static KnownEvent Known(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt64(6), r.GetString(7));

    private static BucketState State(NpgsqlDataReader r) => new()
    {
        LengthSeconds = r.GetInt32(4), Count = r.GetInt64(5), Sum = r.GetDecimal(6), Max = r.GetDecimal(7), Min = r.GetDecimal(8), First = r.GetDecimal(9), FirstMicros = r.GetInt64(10),
        Last = r.GetDecimal(11), LastMicros = r.GetInt64(12), PeakEvent = r.GetString(13), LastEvent = r.GetString(14), MaxSeq = r.GetInt64(15), Rev = r.GetInt32(16),
    };
}
