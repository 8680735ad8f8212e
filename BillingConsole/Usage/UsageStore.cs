using System.Data.Common;

namespace BillingConsole.Usage;

/// <summary>An event that is already known under the hash of its identity.</summary>
public sealed record KnownEvent(long Seq, string Source, string EventId, string Fingerprint, string CustomerId, string Type, long TimeMicros, string Data);

/// <summary>One counted event, ready to be written.</summary>
public sealed record EventRow(
    long Seq, long Key64, string CustomerId, string Source, string EventId, string Type, long TimeMicros, string Data, string Fingerprint, UsageEventKind Kind, long? RefSeq);

/// <summary>Names one bucket of one series.</summary>
public readonly record struct BucketKey(string CustomerId, string MeterId, string Dims, long StartMicros);

/// <summary>
/// The statements of one engine for the writer's single transaction: find, insert, load, save. What counts is decided
/// above, once for both engines; here is only SQL. Decimals never meet SQL arithmetic.
/// </summary>
public abstract class UsageStore
{
    /// <summary>Opens a connection and the transaction in which a group of requests is committed; no other writer runs beside it.</summary>
    public abstract Task<UsageTransaction> BeginAsync(CancellationToken cancel);
}

public abstract class UsageTransaction(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    protected DbConnection Connection { get; } = connection;

    protected DbTransaction Transaction { get; } = transaction;

    public abstract Task<long> LastSeqAsync(CancellationToken cancel);

    /// <summary>Every known event under one of the hashes.</summary>
    public abstract Task<ILookup<long, KnownEvent>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancel);

    public abstract Task<HashSet<long>> VoidedAsync(IReadOnlyCollection<long> seqs, CancellationToken cancel);

    public abstract Task InsertAsync(IReadOnlyList<EventRow> rows, long receivedMicros, CancellationToken cancel);

    public abstract Task<Dictionary<BucketKey, BucketState>> LoadAsync(IReadOnlyCollection<BucketKey> keys, CancellationToken cancel);

    /// <summary>Inserts or replaces; a state of no events deletes the row.</summary>
    public abstract Task SaveAsync(IReadOnlyCollection<KeyValuePair<BucketKey, BucketState>> buckets, CancellationToken cancel);

    /// <summary>The events of a customer in a span of time that no void names, in the order of their commits.</summary>
    public abstract Task<List<KnownEvent>> ReadEventsAsync(string customerId, string type, long fromMicros, long toMicros, CancellationToken cancel);

    public Task CommitAsync(CancellationToken cancel) => Transaction.CommitAsync(cancel);

    public virtual async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
