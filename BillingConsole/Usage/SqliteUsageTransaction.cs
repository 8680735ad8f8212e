using System.Text.Json;
using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using Microsoft.Data.Sqlite;

namespace BillingConsole.Usage;

/// <summary>The statements of SQLite in one transaction, or of a question without one.</summary>
internal sealed class SqliteUsageTransaction(SqliteStatements statements, SqliteTransaction? transaction, Lazy<NewIdentities> identities, Action done, Action<int>? committed = null, Action? doubted = null) : UsageTransaction(statements.Connection, transaction)
{
    private readonly List<(long Key, long Seq)> came = [];
    private int gone, inserted;

    public override Task<ILookup<long, KnownEvent>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        var found = new List<(long Key, KnownEvent Event)>();
        var one = statements.Of($"select {KnownColumns} from {KnownTables} where e.seq = $a");
        foreach (var (key, seq) in identities.Value.Find(keys))
            foreach (var known in one.With(seq).Rows(Known)) found.Add((key, known));
        var find = statements.Of($"select {KnownColumns} from usage_identity i join usage_event e on e.seq = i.seq left join usage_event v on v.ref_seq = e.seq where i.key64 = $a");
        // In the order of the index, so that neighbours are found on one page.
        foreach (var wanted in keys.Order())
            foreach (var known in find.With(wanted).Rows(Known)) found.Add((wanted, known));
        return Task.FromResult(found.DistinctBy(f => f.Event.Seq).ToLookup(f => f.Key, f => f.Event));
    }

    public override Task InsertAsync(IReadOnlyList<EventRow> rows, long receivedMicros, CancellationToken cancel)
    {
        // First, so that what is remembered is read before this transaction writes an event, which may yet be rolled back.
        Identify([.. rows.Where(r => r.Kind == UsageEventKind.Event)]);
        var events = statements.Of("insert into usage_event (seq, customer_id, source, event_id, type, time, data, fingerprint, kind, ref_seq, received_at) values ($a,$b,$c,$d,$e,$f,$g,$h,$i,$j,$k)");
        foreach (var r in rows)
            events.With(r.Seq).With(r.CustomerId).With(r.Source).With(r.EventId).With(r.Type).With(r.TimeMicros).With(r.Data).With(r.Fingerprint).With(Words.Of(r.Kind)).With(r.RefSeq).With(receivedMicros).Run();
        inserted += rows.Count;
        return Task.CompletedTask;
    }

    public override async Task CommitAsync(CancellationToken cancel)
    {
        try
        {
            await base.CommitAsync(cancel);
            if (came.Count > 0 || gone > 0) identities.Value.Took(came, gone);
        }
        catch
        {
            // Whether it is on disk is for the disk to say: from memory an event that is could be counted again.
            doubted?.Invoke();
            throw;
        }
        committed?.Invoke(inserted);
    }

    /// <summary>Within an operation nobody here hears of the commit, so that nothing can be left to memory; nor can a second event under one hash.</summary>
    private void Identify(List<EventRow> rows)
    {
        var met = new HashSet<long>(came.Select(c => c.Key));
        foreach (var r in rows)
        {
            if (committed is not null && met.Add(r.Key64) && !identities.Value.Knows(r.Key64)) came.Add((r.Key64, r.Seq));
            else Settle([(r.Key64, r.Seq)]);
        }
        if (committed is null || gone > 0 || rows.Count == 0) return;
        // More than come, or those that leave would never all have left.
        gone = Settle(identities.Value.Due(rows.Count + rows.Count / 4 + 1));
        if (identities.Value.EdgeAfter(gone) is { } edge) statements.Of("update usage_identity_edge set seq = $a").With(edge).Run();
    }

    private int Settle(IEnumerable<(long Key, long Seq)> those)
    {
        var (settle, count) = (statements.Of("insert or ignore into usage_identity (key64, seq) values ($a, $b)"), 0);
        foreach (var (key, seq) in those)
        {
            settle.With(key).With(seq).Run();
            count++;
        }
        return count;
    }

    public override Task RejectAsync(IReadOnlyList<RejectedRow> rows, long receivedMicros, CancellationToken cancel)
    {
        var reject = statements.Of("""
            insert into usage_rejected (id, fingerprint, source, event_id, type, subject, code, detail, payload, times, received_at) values ($a,$b,$c,$d,$e,$f,$g,$h,$i,$j,$k)
            on conflict (fingerprint) do update set times = usage_rejected.times + $j, detail = $h, replayed_at = null
            """);
        foreach (var r in rows)
            reject.With(r.Id).With(r.Fingerprint).With(r.Source).With(r.EventId).With(r.Type).With(r.Subject).With(r.Code).With(r.Detail).With(r.Payload).With(r.Times).With(receivedMicros).Run();
        return Task.CompletedTask;
    }

    public override Task<Dictionary<BucketKey, BucketState>> LoadAsync(IReadOnlyCollection<BucketKey> keys, CancellationToken cancel)
    {
        var load = statements.Of($"select {BucketColumns} from usage_bucket b where b.meter_id = $a and b.customer_id = $b and b.start = $c and b.dims = $d");
        var found = new Dictionary<BucketKey, BucketState>(keys.Count);
        foreach (var wanted in keys)
            if (load.With(wanted.MeterId).With(wanted.CustomerId).With(wanted.StartMicros).With(wanted.Dims).Row(State) is { } state) found[wanted] = state;
        return Task.FromResult(found);
    }

    public override Task SaveAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel)
    {
        var save = statements.Of("""
            insert into usage_bucket (customer_id, meter_id, start, dims, length_seconds, count, sum, max, min, first, first_at, last, last_at, peak_event, last_event, max_seq, rev, area)
            values ($a,$b,$c,$d,$e,$f,$g,$h,$i,$j,$k,$l,$m,$n,$o,$p,$q,$r)
            on conflict (meter_id, customer_id, start, dims) do update set length_seconds = $e, count = $f, sum = $g, max = $h, min = $i, first = $j, first_at = $k, last = $l, last_at = $m,
              peak_event = $n, last_event = $o, max_seq = $p, rev = $q, area = $r
            """);
        foreach (var (k, s) in buckets)
            save.With(k.CustomerId).With(k.MeterId).With(k.StartMicros).With(k.Dims).With(s.LengthSeconds).With(s.Count).With(s.Sum.ToString()).With(s.Max).With(s.Min)
                .With(s.First).With(s.FirstMicros).With(s.Last).With(s.LastMicros).With(s.PeakEvent).With(s.LastEvent).With(s.MaxSeq).With(s.Rev).With(s.Area?.ToString()).Run();
        AddValues(buckets);
        return Task.CompletedTask;
    }

    private void AddValues(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets)
    {
        var add = statements.Of("""
            insert into usage_unique (customer_id, meter_id, start, dims, value, events) values ($a,$b,$c,$d,$e,$f)
            on conflict (meter_id, customer_id, start, dims, value) do update set events = usage_unique.events + $f
            """);
        foreach (var (k, s) in buckets)
            foreach (var (value, events) in s.Values) add.With(k.CustomerId).With(k.MeterId).With(k.StartMicros).With(k.Dims).With(value).With(events).Run();
    }

    public override Task<List<KnownEvent>> EventsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> types, long fromMicros, long toMicros, CancellationToken cancel)
    {
        var events = statements.Of($"select {KnownColumns} from {KnownTables} where e.customer_id in (select value from json_each($a)) and e.type in (select value from json_each($b)) and e.time >= $c and e.time < $d and e.kind = 'event' order by e.seq");
        return Task.FromResult(Span(events, customerIds, types, fromMicros, toMicros).Rows(Known).ToList());
    }

    public override Task<Dictionary<BucketKey, BucketState>> BucketsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel)
    {
        var buckets = statements.Of($"select {BucketColumns} from usage_bucket b where b.customer_id in (select value from json_each($a)) and b.meter_id in (select value from json_each($b)) and b.start >= $c and b.start < $d");
        var before = new BucketKey("", "", "", 0);
        return Task.FromResult(Span(buckets, customerIds, meterIds, fromMicros, toMicros).Rows(r => KeyValuePair.Create(before = Key(r, before), State(r))).ToDictionary());
    }

    public override Task<List<(BucketKey Key, BucketState State)>> MeasuredAsync(string customerId, string meterId, AggregationKind kind, long fromMicros, long toMicros, CancellationToken cancel)
    {
        var measured = statements.Of($"select {MeasuredColumns(kind)} from usage_bucket where meter_id = $a and customer_id = $b and start >= $c and start < $d");
        var before = new BucketKey(customerId, meterId, "", 0);
        return Task.FromResult(measured.With(meterId).With(customerId).With(fromMicros).With(toMicros)
            .Rows(r => (before = before with { Dims = r.Text(0, before.Dims), StartMicros = r.Long(1) }, Measured(r, kind))).ToList());
    }

    public override Task SeeValuesAsync(
        Dictionary<BucketKey, BucketState> buckets, IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel)
    {
        var values = statements.Of(
            "select customer_id, meter_id, dims, start, value, events from usage_unique where customer_id in (select value from json_each($a)) and meter_id in (select value from json_each($b)) and start >= $c and start < $d");
        foreach (var (key, value, events) in Span(values, customerIds, meterIds, fromMicros, toMicros).Rows(r => (Key(r), r.Text(4), r.Long(5)))) StateOf(buckets, key).See(value, events);
        return Task.CompletedTask;
    }

    public override Task ForgetAsync(string customerId, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel)
    {
        foreach (var table in Tables)
            Span(statements.Of($"delete from {table} where customer_id in (select value from json_each($a)) and meter_id in (select value from json_each($b)) and start >= $c and start < $d"), [customerId], meterIds, fromMicros, toMicros).Run();
        return Task.CompletedTask;
    }

    public override Task ForgetValuesAsync(BucketKey key, CancellationToken cancel)
    {
        statements.Of("delete from usage_unique where customer_id = $a and meter_id = $b and start = $c and dims = $d").With(key.CustomerId).With(key.MeterId).With(key.StartMicros).With(key.Dims).Run();
        return Task.CompletedTask;
    }

    public override Task<List<ClosedPeriod>> ClosedAsync(IReadOnlyCollection<string> customerIds, long afterMicros, CancellationToken cancel)
    {
        var look = statements.Of("select line, customer_id, meter_id, starts_at, ends_at from invoice_usage_snapshot where customer_id = $a and ends_at > $b and released_at is null");
        var closed = new List<ClosedPeriod>();
        foreach (var customer in customerIds)
            closed.AddRange(look.With(customer).With(afterMicros).Rows(r => new ClosedPeriod(r.Text(0), r.Text(1), r.Text(2), r.Long(3), r.Long(4))));
        return Task.FromResult(closed);
    }

    public override Task MarkLateAsync(IReadOnlyCollection<string> lines, long seq, CancellationToken cancel)
    {
        statements.Of("update invoice_usage_snapshot set late_seq = $a where line in (select value from json_each($b))").With(seq).With(JsonSerializer.Serialize(lines)).Run();
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        done();
        return ValueTask.CompletedTask;
    }

    private static SqliteStatement Span(SqliteStatement asked, IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> others, long fromMicros, long toMicros) =>
        asked.With(JsonSerializer.Serialize(customerIds)).With(JsonSerializer.Serialize(others)).With(fromMicros).With(toMicros);

    private static KnownEvent Known(SqliteStatement r) =>
        new(r.Long(0), r.Text(1), r.Text(2), r.Text(3), r.Text(4), r.Text(5), r.Long(6), r.Text(7), r.IsNull(8) ? null : r.Long(8));

    private static BucketKey Key(SqliteStatement r) => new(r.Text(0), r.Text(1), r.Text(2), r.Long(3));

    private static BucketKey Key(SqliteStatement r, BucketKey before) => new(r.Text(0, before.CustomerId), r.Text(1, before.MeterId), r.Text(2, before.Dims), r.Long(3));

    private static BucketState State(SqliteStatement r) => new()
    {
        LengthSeconds = (int)r.Long(4), Count = r.Long(5), Sum = BucketSum.Parse(r.Text(6)), Max = r.Number(7), Min = r.Number(8), First = r.Number(9), FirstMicros = r.Long(10),
        Last = r.Number(11), LastMicros = r.Long(12), PeakEvent = r.Text(13), LastEvent = r.Text(14), MaxSeq = r.Long(15), Rev = (int)r.Long(16), Area = r.IsNull(17) ? null : BucketSum.Parse(r.Text(17)),
    };

    private static BucketState Measured(SqliteStatement r, AggregationKind kind)
    {
        var state = new BucketState { LengthSeconds = (int)r.Long(2), Count = r.Long(3) };
        if (kind is AggregationKind.Sum or AggregationKind.Average) state.Sum = BucketSum.Parse(r.Text(4));
        else if (kind == AggregationKind.Max) (state.Max, state.PeakEvent) = (r.Number(4), r.Text(5));
        else if (kind == AggregationKind.Latest) (state.Last, state.LastEvent) = (r.Number(4), r.Text(5));
        else if (kind == AggregationKind.WeightedSum)
            (state.FirstMicros, state.Last, state.LastMicros, state.Area) = (r.Long(4), r.Number(5), r.Long(6), r.IsNull(7) ? null : BucketSum.Parse(r.Text(7)));
        return state;
    }
}
