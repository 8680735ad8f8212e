using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using Npgsql;

namespace BillingConsole.Usage;

/// <summary>The statements of PostgreSQL in one transaction, or of a question without one.</summary>
internal sealed class PostgresUsageTransaction(NpgsqlConnection connection, NpgsqlTransaction? transaction, EventPartitions partitions, Func<ValueTask> done) : UsageTransaction(connection, transaction)
{
    // Voids are few. Joined to, they made the planner read every event for the sake of one customer's.
    private const string Voided = "e.seq, e.source, e.event_id, e.fingerprint, e.customer_id, e.type, e.time, e.data, case when exists (select from usage_void where ref_seq = e.seq) then (select v.seq from usage_event v where v.ref_seq = e.seq) end";

    private const string Plain = "set_config('jit', 'off', true)";

    private const string Stored = "customer_id, meter_id, dims, start, length_seconds, count, sum, max, min, first, first_at, last, last_at, peak_event, last_event, max_seq, rev, area";

    // Where the roll-ups stand that this transaction has found. Under the lock nobody else makes, replaces or removes one.
    private readonly Dictionary<BucketKey, string> there = [];

    private Standing? locked;

    /// <summary>Waits for its turn, and asks in the same breath how far the data is then.</summary>
    public async Task LockAsync(long key, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)Connection, (NpgsqlTransaction?)Transaction)
        {
            BatchCommands = { new($"select {Plain}, pg_advisory_xact_lock($1)") { Parameters = { new() { Value = key } } }, new(StandingSql) },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        locked = Standing(reader);
    }

    public override Task<Standing> StandAsync(CancellationToken cancel) => locked is { } standing ? Task.FromResult(standing) : base.StandAsync(cancel);

    /// <summary>Without compiling statements of a few milliseconds to machine code, which takes tens.</summary>
    public Task PlainAsync(CancellationToken cancel) => RunAsync($"select {Plain}", cancel);

    /// <summary>Most often none is known, which the identities alone say.</summary>
    public override async Task<ILookup<long, KnownEvent>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        var known = await ListAsync(Command("select key64, seq from usage_identity where key64 = any($1)", keys.ToArray()), r => (Key: r.GetInt64(0), Seq: r.GetInt64(1)), cancel);
        if (known.Count == 0) return known.ToLookup(k => k.Key, _ => (KnownEvent)null!);
        var events = await ListAsync(Command($"select {Voided} from usage_event e where e.seq = any($1)", known.Select(k => k.Seq).ToArray()), Known, cancel);
        return known.Join(events, k => k.Seq, e => e.Seq, (k, e) => (k.Key, Event: e)).ToLookup(k => k.Key, k => k.Event);
    }

    public override async Task InsertAsync(IReadOnlyList<EventRow> rows, long receivedMicros, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        await partitions.MakeRoomAsync(rows[0].Seq, rows[^1].Seq, cancel);
        await CopyAsync("usage_event (seq, customer_id, source, event_id, type, time, data, fingerprint, kind, ref_seq, received_at)", 11, rows, (copy, row) =>
        {
            copy.Write(row.Seq);
            copy.Write(row.CustomerId);
            copy.Write(row.Source);
            copy.Write(row.EventId);
            copy.Write(row.Type);
            copy.Write(row.TimeMicros);
            copy.Write(row.Data);
            copy.Write(row.Fingerprint);
            copy.Write(Words.Of(row.Kind));
            if (row.RefSeq is { } of) copy.Write(of);
            else copy.WriteNull();
            copy.Write(receivedMicros);
        }, cancel);
        // In the order of their index, so that neighbours share a page.
        await CopyAsync("usage_identity (key64, seq)", 2, [.. rows.Where(r => r.Kind == UsageEventKind.Event).OrderBy(r => r.Key64)], (copy, row) =>
        {
            copy.Write(row.Key64);
            copy.Write(row.Seq);
        }, cancel);
    }

    public override Task RejectAsync(IReadOnlyList<RejectedRow> rows, long receivedMicros, CancellationToken cancel) => RunAsync("""
        insert into usage_rejected (id, fingerprint, source, event_id, type, subject, code, detail, payload, times, received_at)
        select *, $11::bigint from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[])
        on conflict (fingerprint) do update set times = usage_rejected.times + excluded.times, detail = excluded.detail, replayed_at = null
        """, cancel,
        Column(rows, r => r.Id), Column(rows, r => r.Fingerprint), Column(rows, r => r.Source), Column(rows, r => r.EventId), Column(rows, r => r.Type),
        Column(rows, r => r.Subject), Column(rows, r => r.Code), Column(rows, r => r.Detail), Column(rows, r => r.Payload), Column(rows, r => r.Times), receivedMicros);

    public override async Task<Dictionary<BucketKey, BucketState>> LoadAsync(IReadOnlyCollection<BucketKey> asked, CancellationToken cancel)
    {
        BucketKey[] keys = [.. asked.Order(BucketKey.Order)];
        return await ReadAsync(
            Command($"""
                select {BucketColumns}, b.ctid::text from (select unnest($1::text[]) customer_id, unnest($2::text[]) meter_id, unnest($3::text[]) dims, unnest($4::bigint[]) start) k
                join usage_bucket b on b.customer_id = k.customer_id and b.meter_id = k.meter_id and b.dims = k.dims and b.start = k.start
                """, Column(keys, k => k.CustomerId), Column(keys, k => k.MeterId), Column(keys, k => k.Dims), Column(keys, k => k.StartMicros)),
            (r, key) => there[key] = r.GetString(18), cancel);
    }

    public override async Task SaveAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel)
    {
        var saved = buckets.OrderBy(b => b.Key, BucketKey.Order).ToLookup(b => there.ContainsKey(b.Key));
        await AddAsync([.. saved[false]], cancel);
        await ReplaceAsync([.. saved[true]], cancel);
        await AddValuesAsync([.. buckets.SelectMany(b => b.Value.Values, (b, v) => (b.Key, v.Key, v.Value))], cancel);
    }

    private Task AddAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel) => CopyAsync(
        $"usage_bucket ({Stored})", 18, buckets, (copy, bucket) =>
        {
            var (key, state) = bucket;
            copy.Write(key.CustomerId);
            copy.Write(key.MeterId);
            copy.Write(key.Dims);
            copy.Write(key.StartMicros);
            copy.Write(state.LengthSeconds);
            copy.Write(state.Count);
            copy.Write(state.Sum);
            copy.Write(state.Max);
            copy.Write(state.Min);
            copy.Write(state.First);
            copy.Write(state.FirstMicros);
            copy.Write(state.Last);
            copy.Write(state.LastMicros);
            copy.Write(state.PeakEvent);
            copy.Write(state.LastEvent);
            copy.Write(state.MaxSeq);
            copy.Write(state.Rev);
            if (state.Area is { } area) copy.Write(area);
            else copy.WriteNull();
        }, cancel);

    private async Task ReplaceAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel)
    {
        if (buckets.Count == 0) return;
        // By their place on the page, which saves looking for them once more; the key is compared, not looked for.
        var replaced = await RunAsync("""
            update usage_bucket b set length_seconds = k.length_seconds, count = k.count, sum = k.sum::numeric, max = k.max, min = k.min, first = k.first, first_at = k.first_at,
              last = k.last, last_at = k.last_at, peak_event = k.peak_event, last_event = k.last_event, max_seq = k.max_seq, rev = k.rev, area = k.area::numeric
            from (select unnest($1::text[]) customer_id, unnest($2::text[]) meter_id, unnest($3::text[]) dims, unnest($4::bigint[]) start, unnest($5::int[]) length_seconds, unnest($6::bigint[]) count,
              unnest($7::text[]) sum, unnest($8::numeric[]) max, unnest($9::numeric[]) min, unnest($10::numeric[]) first, unnest($11::bigint[]) first_at, unnest($12::numeric[]) last,
              unnest($13::bigint[]) last_at, unnest($14::text[]) peak_event, unnest($15::text[]) last_event, unnest($16::bigint[]) max_seq, unnest($17::int[]) rev, unnest($18::text[]) area, unnest($19::text[]::tid[]) place) k
            where b.ctid = k.place and b.customer_id = k.customer_id and b.meter_id = k.meter_id and b.dims = k.dims and b.start = k.start
            """, cancel,
            Column(buckets, b => b.Key.CustomerId), Column(buckets, b => b.Key.MeterId), Column(buckets, b => b.Key.Dims), Column(buckets, b => b.Key.StartMicros),
            Column(buckets, b => b.Value.LengthSeconds), Column(buckets, b => b.Value.Count), Column(buckets, b => b.Value.Sum.ToString()), Column(buckets, b => b.Value.Max), Column(buckets, b => b.Value.Min),
            Column(buckets, b => b.Value.First), Column(buckets, b => b.Value.FirstMicros), Column(buckets, b => b.Value.Last), Column(buckets, b => b.Value.LastMicros),
            Column(buckets, b => b.Value.PeakEvent), Column(buckets, b => b.Value.LastEvent), Column(buckets, b => b.Value.MaxSeq), Column(buckets, b => b.Value.Rev), Column(buckets, b => b.Value.Area?.ToString()), Column(buckets, b => there[b.Key]));
        foreach (var (key, _) in buckets) there.Remove(key);
        if (replaced != buckets.Count) throw new InvalidOperationException($"{replaced} of {buckets.Count} roll-ups were there to be replaced.");
    }

    private Task AddValuesAsync(List<(BucketKey Key, string Value, long Events)> values, CancellationToken cancel) => values.Count == 0 ? Task.CompletedTask : RunAsync("""
        insert into usage_unique (customer_id, meter_id, start, dims, value, events)
        select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[])
        on conflict (meter_id, customer_id, start, dims, value) do update set events = usage_unique.events + excluded.events
        """, cancel,
        Column(values, v => v.Key.CustomerId), Column(values, v => v.Key.MeterId), Column(values, v => v.Key.StartMicros), Column(values, v => v.Key.Dims), Column(values, v => v.Value), Column(values, v => v.Events));

    public override Task<List<KnownEvent>> EventsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> types, long fromMicros, long toMicros, CancellationToken cancel) => ListAsync(Command(
        $"select {Voided} from usage_event e where e.customer_id = any($1) and e.type = any($2) and e.time >= $3 and e.time < $4 and e.kind = 'event' order by e.seq",
        customerIds.ToArray(), types.ToArray(), fromMicros, toMicros), Known, cancel);

    public override Task<Dictionary<BucketKey, BucketState>> BucketsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel) =>
        ReadAsync(Command($"select {BucketColumns} from usage_bucket b where b.customer_id = any($1) and b.meter_id = any($2) and b.start >= $3 and b.start < $4", customerIds.ToArray(), meterIds.ToArray(), fromMicros, toMicros), cancel);

    public override Task<List<(BucketKey Key, BucketState State)>> MeasuredAsync(string customerId, string meterId, AggregationKind kind, long fromMicros, long toMicros, CancellationToken cancel) => ListAsync(
        Command($"select {MeasuredColumns(kind)} from usage_bucket where meter_id = $1 and customer_id = $2 and start >= $3 and start < $4", meterId, customerId, fromMicros, toMicros),
        r => (new BucketKey(customerId, meterId, r.GetString(0), r.GetInt64(1)), Measured(r, kind)), cancel);

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
        foreach (var key in there.Keys.Where(k => k.CustomerId == customerId && meterIds.Contains(k.MeterId) && k.StartMicros >= fromMicros && k.StartMicros < toMicros)) there.Remove(key);
        foreach (var table in Tables)
            await RunAsync($"delete from {table} where customer_id = $1 and meter_id = any($2) and start >= $3 and start < $4", cancel, customerId, meterIds.ToArray(), fromMicros, toMicros);
    }

    public override Task ForgetValuesAsync(BucketKey key, CancellationToken cancel) =>
        RunAsync("delete from usage_unique where customer_id = $1 and meter_id = $2 and start = $3 and dims = $4", cancel, key.CustomerId, key.MeterId, key.StartMicros, key.Dims);

    public override Task<List<ClosedPeriod>> ClosedAsync(IReadOnlyCollection<string> customerIds, long afterMicros, CancellationToken cancel) => ListAsync(Command(
        "select line, customer_id, meter_id, starts_at, ends_at from invoice_usage_snapshot where customer_id = any($1) and ends_at > $2 and released_at is null", customerIds.ToArray(), afterMicros),
        r => new ClosedPeriod(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetInt64(4)), cancel);

    public override Task MarkLateAsync(IReadOnlyCollection<string> lines, long seq, CancellationToken cancel) =>
        RunAsync("update invoice_usage_snapshot set late_seq = $2 where line = any($1)", cancel, lines.ToArray(), seq);

    public override ValueTask DisposeAsync() => done();

    private static Task<Dictionary<BucketKey, BucketState>> ReadAsync(NpgsqlCommand command, CancellationToken cancel) => ReadAsync(command, (_, _) => { }, cancel);

    private static async Task<Dictionary<BucketKey, BucketState>> ReadAsync(NpgsqlCommand command, Action<NpgsqlDataReader, BucketKey> also, CancellationToken cancel)
    {
        await using var owned = command;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new Dictionary<BucketKey, BucketState>();
        while (await reader.ReadAsync(cancel))
        {
            var key = Key(reader);
            found.Add(key, State(reader));
            also(reader, key);
        }
        return found;
    }

    private static async Task<List<TRow>> ListAsync<TRow>(NpgsqlCommand command, Func<NpgsqlDataReader, TRow> read, CancellationToken cancel)
    {
        await using var owned = command;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<TRow>();
        while (await reader.ReadAsync(cancel)) found.Add(read(reader));
        return found;
    }

    /// <summary>Rows of which it is known that none is there yet; without parsing, planning and looking for conflicts.</summary>
    private async Task CopyAsync<TRow>(string into, short columns, IReadOnlyCollection<TRow> rows, Action<CopyRows, TRow> write, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        using var copied = new CopyRows();
        copied.Begin();
        await using var stream = await ((NpgsqlConnection)Connection).BeginRawBinaryCopyAsync($"copy {into} from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            copied.Row(columns);
            write(copied, row);
            if (copied.AreEnough) await stream.WriteAsync(copied.Take(), cancel);
        }
        copied.End();
        await stream.WriteAsync(copied.Take(), cancel);
    }

    private async Task<int> RunAsync(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
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

    private static BucketState Measured(NpgsqlDataReader r, AggregationKind kind)
    {
        var state = new BucketState { LengthSeconds = r.GetInt32(2), Count = r.GetInt64(3) };
        if (kind is AggregationKind.Sum or AggregationKind.Average) state.Sum = BucketSum.Parse(r.GetString(4));
        else if (kind == AggregationKind.Max) (state.Max, state.PeakEvent) = (r.GetDecimal(4), r.GetString(5));
        else if (kind == AggregationKind.Latest) (state.Last, state.LastEvent) = (r.GetDecimal(4), r.GetString(5));
        else if (kind == AggregationKind.WeightedSum)
            (state.FirstMicros, state.Last, state.LastMicros, state.Area) = (r.GetInt64(4), r.GetDecimal(5), r.GetInt64(6), r.IsDBNull(7) ? null : BucketSum.Parse(r.GetString(7)));
        return state;
    }
}
