using System.Data.Common;
using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;

namespace BillingConsole.Usage;

/// <summary>An event as it is stored, and the void that cancels it, if one does.</summary>
public sealed record KnownEvent(
    long Seq, string Source, string EventId, string Fingerprint, string CustomerId, string Type, long TimeMicros, string Data, long? VoidSeq);

/// <summary>One counted event or void, ready to be written.</summary>
public sealed record EventRow(
    long Seq, long Key64, string CustomerId, string Source, string EventId, string Type, long TimeMicros, string Data, string Fingerprint, UsageEventKind Kind, long? RefSeq);

/// <summary>How far the data is, as a transaction finds it: where one of these has changed, what was read before may be old.</summary>
/// <param name="Meters">Changes whenever a meter is made or changed.</param>
/// <param name="LastAudit">Rises with every change that is audited.</param>
/// <param name="LastSeq">Of the events and voids.</param>
public sealed record Standing(string Meters, long LastAudit, long LastSeq);

/// <summary>A period of a meter that a final invoice line has billed.</summary>
public sealed record ClosedPeriod(string Line, string CustomerId, string MeterId, long StartMicros, long EndMicros)
{
    /// <summary>Whether something at a moment changes the period; a level is carried into every later one.</summary>
    public bool IsTouchedBy(string meterId, AggregationKind aggregation, long micros) =>
        MeterId == meterId && micros < EndMicros && (micros >= StartMicros || aggregation == AggregationKind.WeightedSum);
}

/// <summary>Names one bucket of one series.</summary>
public readonly record struct BucketKey(string CustomerId, string MeterId, string Dims, long StartMicros)
{
    /// <summary>The order in which they are stored, so that neighbours are written together.</summary>
    public static IComparer<BucketKey> Order { get; } = Comparer<BucketKey>.Create(Compare);

    private static int Compare(BucketKey a, BucketKey b) =>
        string.CompareOrdinal(a.MeterId, b.MeterId) is not 0 and var meters ? meters
        : string.CompareOrdinal(a.CustomerId, b.CustomerId) is not 0 and var customers ? customers
        : a.StartMicros.CompareTo(b.StartMicros) is not 0 and var starts ? starts
        : string.CompareOrdinal(a.Dims, b.Dims);
}

/// <summary>
/// The statements of one engine for the writer's single transaction: find, insert, load, save. What counts is decided
/// above, once for both engines; here is only SQL. Decimals never meet SQL arithmetic.
/// </summary>
public abstract class UsageStore
{
    /// <summary>Opens the transaction in which a group of requests is committed; no other writer runs beside it.</summary>
    public abstract Task<UsageTransaction> BeginAsync(CancellationToken cancel);

    /// <summary>The same statements within the transaction of the present operation, which commits.</summary>
    public abstract Task<UsageTransaction> JoinAsync(BillingDb db, CancellationToken cancel);

    /// <summary>The same statements for a question to the present database, within its transaction if it has one; nothing may be written.</summary>
    public abstract Task<UsageTransaction> AskAsync(BillingDb db, CancellationToken cancel);

    /// <summary>The same statements on one unchanging view of the data; nothing may be written.</summary>
    public abstract Task<UsageTransaction> LookAsync(CancellationToken cancel);
}

public abstract class UsageTransaction(DbConnection connection, DbTransaction? transaction) : IAsyncDisposable
{
    protected const string KnownColumns = "e.seq, e.source, e.event_id, e.fingerprint, e.customer_id, e.type, e.time, e.data, v.seq";
    protected const string KnownTables = "usage_event e left join usage_event v on v.ref_seq = e.seq";
    protected const string BucketColumns =
        "b.customer_id, b.meter_id, b.dims, b.start, b.length_seconds, b.count, cast(b.sum as text), b.max, b.min, b.first, b.first_at, b.last, b.last_at, b.peak_event, b.last_event, b.max_seq, b.rev, cast(b.area as text)";

    protected const string StandingSql = """
        select (select cast(count(*) as text) || ':' || cast(coalesce(sum(version), 0) as text) || coalesce(max(id), '') from meter),
          (select coalesce(max(seq), 0) from audit), (select coalesce(max(seq), 0) from usage_event)
        """;

    /// <summary>The columns of <see cref="MeasuredAsync"/>: most of the time of a question went into those that no measure looks at.</summary>
    protected static string MeasuredColumns(AggregationKind kind) => "dims, start, length_seconds, count" + kind switch
    {
        AggregationKind.Count or AggregationKind.UniqueCount => "",
        AggregationKind.Sum or AggregationKind.Average => ", cast(sum as text)",
        AggregationKind.Max => ", max, peak_event",
        AggregationKind.Latest => ", last, last_event",
        AggregationKind.WeightedSum => ", first_at, last, last_at, cast(area as text)",
    };

    /// <summary>Where roll-ups stand.</summary>
    protected static IReadOnlyList<string> Tables { get; } = ["usage_bucket", "usage_unique"];

    protected DbConnection Connection { get; } = connection;

    /// <summary>None for a question by itself.</summary>
    protected DbTransaction? Transaction { get; } = transaction;

    public virtual async Task<Standing> StandAsync(CancellationToken cancel)
    {
        await using var command = Connection.CreateCommand();
        (command.CommandText, command.Transaction) = (StandingSql, Transaction);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return Standing(reader);
    }

    protected static Standing Standing(DbDataReader reader) => new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));

    public async Task<long> LastSeqAsync(CancellationToken cancel) => (long)(await ScalarAsync("select coalesce(max(seq), 0) from usage_event", cancel))!;

    /// <summary>Every known event under one of the hashes.</summary>
    public abstract Task<ILookup<long, KnownEvent>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancel);

    public abstract Task InsertAsync(IReadOnlyList<EventRow> rows, long receivedMicros, CancellationToken cancel);

    /// <summary>Keeps refused events; a refusal that is known already is only counted.</summary>
    public abstract Task RejectAsync(IReadOnlyList<RejectedRow> rows, long receivedMicros, CancellationToken cancel);

    public abstract Task<Dictionary<BucketKey, BucketState>> LoadAsync(IReadOnlyCollection<BucketKey> keys, CancellationToken cancel);

    /// <summary>Inserts or replaces buckets, each of which this transaction has loaded or forgotten before; the values they have seen are added to those that are stored.</summary>
    public abstract Task SaveAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel);

    /// <summary>The events of customers in a span of time, voided ones too, in the order of their commits.</summary>
    public abstract Task<List<KnownEvent>> EventsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> types, long fromMicros, long toMicros, CancellationToken cancel);

    /// <summary>The buckets of customers that begin in a span of time, without the values they have seen.</summary>
    public abstract Task<Dictionary<BucketKey, BucketState>> BucketsAsync(IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel);

    /// <summary>The same of one customer and meter, and of each only what the measure of such a meter needs; the rest of a state is left empty.</summary>
    public abstract Task<List<(BucketKey Key, BucketState State)>> MeasuredAsync(string customerId, string meterId, AggregationKind kind, long fromMicros, long toMicros, CancellationToken cancel);

    /// <summary>Adds to the buckets of customers in a span of time every value they have seen; values without a bucket make one, so that a check sees them.</summary>
    public abstract Task SeeValuesAsync(
        Dictionary<BucketKey, BucketState> buckets, IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel);

    /// <summary>Forgets the values that one bucket has seen, before it is saved anew.</summary>
    public abstract Task ForgetValuesAsync(BucketKey key, CancellationToken cancel);

    public abstract Task ForgetAsync(string customerId, IReadOnlyCollection<string> meterIds, long fromMicros, long toMicros, CancellationToken cancel);

    /// <summary>The closed periods of some customers that end after a moment; most often none.</summary>
    public abstract Task<List<ClosedPeriod>> ClosedAsync(IReadOnlyCollection<string> customerIds, long afterMicros, CancellationToken cancel);

    /// <summary>Notes on the snapshots of these lines that something came after them.</summary>
    public abstract Task MarkLateAsync(IReadOnlyCollection<string> lines, long seq, CancellationToken cancel);

    /// <summary>Whether the company bills late usage or refuses it.</summary>
    public async Task<bool> RejectsLateAsync(CancellationToken cancel) => "reject" == await ScalarAsync("select late_usage from company", cancel) as string;

    public virtual Task CommitAsync(CancellationToken cancel) => Transaction!.CommitAsync(cancel);

    public abstract ValueTask DisposeAsync();

    /// <summary>The state that a row of values belongs to.</summary>
    protected static BucketState StateOf(Dictionary<BucketKey, BucketState> buckets, BucketKey key) => buckets.TryGetValue(key, out var state) ? state : buckets[key] = new();

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancel)
    {
        await using var command = Connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, Transaction);
        return await command.ExecuteScalarAsync(cancel);
    }
}
