using System.Data;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BillingConsole.Usage;

/// <summary>PostgreSQL: one set-based statement each; an advisory lock makes the nodes take turns, so that numbers rise in the order of commits.</summary>
public sealed class UsageStorePostgres(DataSettings settings) : UsageStore
{
    private const long LockKey = 0x75736167; // "usag"

    private readonly EventPartitions partitions = new(settings.ConnectionString);

    public override async Task<UsageTransaction> BeginAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        var begun = new PostgresUsageTransaction(connection, await connection.BeginTransactionAsync(cancel), partitions, connection.DisposeAsync);
        await begun.LockAsync(LockKey, cancel);
        return begun;
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
        await db.Database.OpenConnectionAsync(cancel);
        return new PostgresUsageTransaction(
            (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction(), partitions, () => new(db.Database.CloseConnectionAsync()));
    }

    public override async Task<UsageTransaction> LookAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        return new PostgresUsageTransaction(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel), partitions, connection.DisposeAsync);
    }
}

internal sealed class PostgresUsageTransaction(NpgsqlConnection connection, NpgsqlTransaction? transaction, EventPartitions partitions, Func<ValueTask> done) : UsageTransaction(connection, transaction)
{
    public Task LockAsync(long key, CancellationToken cancel) => RunAsync("select pg_advisory_xact_lock($1)", cancel, key);

    public override async Task<ILookup<long, KnownEvent>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        await using var command = Command(
            $"select {KnownColumns}, i.key64 from usage_identity i join usage_event e on e.seq = i.seq left join usage_event v on v.ref_seq = e.seq where i.key64 = any($1)", keys.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<(long Key, KnownEvent Event)>();
        while (await reader.ReadAsync(cancel)) found.Add((reader.GetInt64(9), Known(reader)));
        return found.ToLookup(f => f.Key, f => f.Event);
    }

    public override async Task InsertAsync(IReadOnlyList<EventRow> rows, long receivedMicros, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        await partitions.MakeRoomAsync(rows[0].Seq, rows[^1].Seq, cancel);
        await RunAsync("""
            insert into usage_event (seq, customer_id, source, event_id, type, time, data, fingerprint, kind, ref_seq, received_at)
            select *, $11::bigint from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::bigint[])
            """, cancel,
            Column(rows, r => r.Seq), Column(rows, r => r.CustomerId), Column(rows, r => r.Source), Column(rows, r => r.EventId), Column(rows, r => r.Type),
            Column(rows, r => r.TimeMicros), Column(rows, r => r.Data), Column(rows, r => r.Fingerprint), Column(rows, r => Words.Of(r.Kind)), Column(rows, r => r.RefSeq), receivedMicros);
        var counted = rows.Where(r => r.Kind == UsageEventKind.Event).ToList();
        await RunAsync("insert into usage_identity (key64, seq) select * from unnest($1::bigint[], $2::bigint[])", cancel, Column(counted, r => r.Key64), Column(counted, r => r.Seq));
    }

    public override Task RejectAsync(IReadOnlyList<RejectedRow> rows, long receivedMicros, CancellationToken cancel) => RunAsync("""
        insert into usage_rejected (id, fingerprint, source, event_id, type, subject, code, detail, payload, times, received_at)
        select *, $11::bigint from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[])
        on conflict (fingerprint) do update set times = usage_rejected.times + excluded.times, detail = excluded.detail, replayed_at = null
        """, cancel,
        Column(rows, r => r.Id), Column(rows, r => r.Fingerprint), Column(rows, r => r.Source), Column(rows, r => r.EventId), Column(rows, r => r.Type),
        Column(rows, r => r.Subject), Column(rows, r => r.Code), Column(rows, r => r.Detail), Column(rows, r => r.Payload), Column(rows, r => r.Times), receivedMicros);

    public override Task<Dictionary<BucketKey, BucketState>> LoadAsync(IReadOnlyCollection<BucketKey> keys, CancellationToken cancel) => ReadAsync(Command($"""
        select {BucketColumns} from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) k(customer_id, meter_id, dims, start)
        join usage_bucket b on b.customer_id = k.customer_id and b.meter_id = k.meter_id and b.dims = k.dims and b.start = k.start
        """, Column(keys, k => k.CustomerId), Column(keys, k => k.MeterId), Column(keys, k => k.Dims), Column(keys, k => k.StartMicros)), cancel);

    public override async Task SaveAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel)
    {
        await RunAsync("""
            insert into usage_bucket (customer_id, meter_id, dims, start, length_seconds, count, sum, max, min, first, first_at, last, last_at, peak_event, last_event, max_seq, rev, area)
            select a, b, c, d, e, f, g::numeric, h, i, j, k, l, m, n, o, p, q, r::numeric
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::int[], $6::bigint[], $7::text[], $8::numeric[], $9::numeric[], $10::numeric[], $11::bigint[], $12::numeric[], $13::bigint[], $14::text[], $15::text[], $16::bigint[], $17::int[], $18::text[])
              u(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r)
            on conflict (meter_id, customer_id, start, dims) do update set length_seconds = excluded.length_seconds, count = excluded.count, sum = excluded.sum, max = excluded.max, min = excluded.min,
              first = excluded.first, first_at = excluded.first_at, last = excluded.last, last_at = excluded.last_at, peak_event = excluded.peak_event, last_event = excluded.last_event,
              max_seq = excluded.max_seq, rev = excluded.rev, area = excluded.area
            """, cancel,
            Column(buckets, b => b.Key.CustomerId), Column(buckets, b => b.Key.MeterId), Column(buckets, b => b.Key.Dims), Column(buckets, b => b.Key.StartMicros),
            Column(buckets, b => b.Value.LengthSeconds), Column(buckets, b => b.Value.Count), Column(buckets, b => b.Value.Sum.ToString()), Column(buckets, b => b.Value.Max), Column(buckets, b => b.Value.Min),
            Column(buckets, b => b.Value.First), Column(buckets, b => b.Value.FirstMicros), Column(buckets, b => b.Value.Last), Column(buckets, b => b.Value.LastMicros),
            Column(buckets, b => b.Value.PeakEvent), Column(buckets, b => b.Value.LastEvent), Column(buckets, b => b.Value.MaxSeq), Column(buckets, b => b.Value.Rev), Column(buckets, b => b.Value.Area?.ToString()));
        await AddValuesAsync([.. buckets.SelectMany(b => b.Value.Values, (b, v) => (b.Key, v.Key, v.Value))], cancel);
    }

    private Task AddValuesAsync(List<(BucketKey Key, string Value, long Events)> values, CancellationToken cancel) => values.Count == 0 ? Task.CompletedTask : RunAsync("""
        insert into usage_unique (customer_id, meter_id, start, dims, value, events)
        select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[])
        on conflict (meter_id, customer_id, start, dims, value) do update set events = usage_unique.events + excluded.events
        """, cancel,
        Column(values, v => v.Key.CustomerId), Column(values, v => v.Key.MeterId), Column(values, v => v.Key.StartMicros), Column(values, v => v.Key.Dims), Column(values, v => v.Value), Column(values, v => v.Events));

    public override async Task<List<KnownEvent>> EventsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> types, long fromMicros, long toMicros, CancellationToken cancel)
    {
        await using var command = Command(
            $"select {KnownColumns} from {KnownTables} where e.customer_id = any($1) and e.type = any($2) and e.time >= $3 and e.time < $4 and e.kind = 'event' order by e.seq",
            customerIds.ToArray(), types.ToArray(), fromMicros, toMicros);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var events = new List<KnownEvent>();
        while (await reader.ReadAsync(cancel)) events.Add(Known(reader));
        return events;
    }

    public override Task<Dictionary<BucketKey, BucketState>> BucketsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel) =>
        ReadAsync(Command($"select {BucketColumns} from usage_bucket b where b.customer_id = any($1) and b.meter_id = any($2) and b.start >= $3 and b.start < $4", customerIds.ToArray(), meterIds.ToArray(), fromMicros, toMicros), cancel);

    public override async Task SeeValuesAsync(
        Dictionary<BucketKey, BucketState> buckets, IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel)
    {
        await using var command = Command(
            "select customer_id, meter_id, dims, start, value, events from usage_unique where customer_id = any($1) and meter_id = any($2) and start >= $3 and start < $4", customerIds.ToArray(), meterIds.ToArray(), fromMicros, toMicros);
        await using var values = await command.ExecuteReaderAsync(cancel);
        while (await values.ReadAsync(cancel)) StateOf(buckets, Key(values)).See(values.GetString(4), values.GetInt64(5));
    }

    public override async Task ForgetAsync(string customerId, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel)
    {
        foreach (var table in Tables)
            await RunAsync($"delete from {table} where customer_id = $1 and meter_id = any($2) and start >= $3 and start < $4", cancel, customerId, meterIds.ToArray(), fromMicros, toMicros);
    }

    public override Task ForgetValuesAsync(BucketKey key, CancellationToken cancel) =>
        RunAsync("delete from usage_unique where customer_id = $1 and meter_id = $2 and start = $3 and dims = $4", cancel, key.CustomerId, key.MeterId, key.StartMicros, key.Dims);

    public override async Task<List<ClosedPeriod>> ClosedAsync(IReadOnlyCollection<string> customerIds, long afterMicros, CancellationToken cancel)
    {
        await using var command = Command(
            "select line, customer_id, meter_id, starts_at, ends_at from invoice_usage_snapshot where customer_id = any($1) and ends_at > $2 and released_at is null", customerIds.ToArray(), afterMicros);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var closed = new List<ClosedPeriod>();
        while (await reader.ReadAsync(cancel)) closed.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4)));
        return closed;
    }

    public override Task MarkLateAsync(IReadOnlyCollection<string> lines, long seq, CancellationToken cancel) =>
        RunAsync("update invoice_usage_snapshot set late_seq = $2 where line = any($1)", cancel, lines.ToArray(), seq);

    public override ValueTask DisposeAsync() => done();

    private static async Task<Dictionary<BucketKey, BucketState>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var owned = command;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new Dictionary<BucketKey, BucketState>();
        while (await reader.ReadAsync(cancel)) found[Key(reader)] = State(reader);
        return found;
    }

    private async Task RunAsync(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)Connection, (NpgsqlTransaction?)Transaction);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static TColumn[] Column<TRow, TColumn>(IReadOnlyCollection<TRow> rows, Func<TRow, TColumn> value) => [.. rows.Select(value)];

    private static KnownEvent Known(NpgsqlDataReader r) =>
        new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt64(6), r.GetString(7), r.IsDBNull(8) ? null : r.GetInt64(8));

    private static BucketKey Key(NpgsqlDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3));

    private static BucketState State(NpgsqlDataReader r) => new()
    {
        LengthSeconds = r.GetInt32(4), Count = r.GetInt64(5), Sum = BucketSum.Parse(r.GetString(6)), Max = r.GetDecimal(7), Min = r.GetDecimal(8), First = r.GetDecimal(9), FirstMicros = r.GetInt64(10),
        Last = r.GetDecimal(11), LastMicros = r.GetInt64(12), PeakEvent = r.GetString(13), LastEvent = r.GetString(14), MaxSeq = r.GetInt64(15), Rev = r.GetInt32(16), Area = r.IsDBNull(17) ? null : BucketSum.Parse(r.GetString(17)),
    };
}
