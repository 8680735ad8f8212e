using System.Collections.Concurrent;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Access.Keys;

/// <summary>
/// The keys that were used, in memory, so that a request need not ask the database who sends it. A key changes only by being
/// revoked, which forgets them; with several nodes on one database no other would hear of it, so there each request asks.
/// </summary>
public sealed class KnownKeys(DataSettings settings)
{
    private volatile Book book = new();

    private sealed class Book
    {
        public ConcurrentDictionary<string, ApiKey> ByHash { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<Id<ApiKey>, ApiKey> ById { get; } = new();
    }

    public Task<ApiKey?> FindAsync(Lazy<BillingDb> db, string hash, CancellationToken cancel) =>
        book.ByHash.TryGetValue(hash, out var known) ? Task.FromResult<ApiKey?>(known) : ReadAsync(db.Value.Set<ApiKey>().Where(k => k.Hash == hash), cancel);

    public Task<ApiKey?> FindAsync(Lazy<BillingDb> db, Id<ApiKey> id, CancellationToken cancel) =>
        book.ById.TryGetValue(id, out var known) ? Task.FromResult<ApiKey?>(known) : ReadAsync(db.Value.Set<ApiKey>().Where(k => k.Id == id), cancel);

    /// <summary>Call when a key's revocation is committed.</summary>
    public void Forget() => book = new();

    private async Task<ApiKey?> ReadAsync(IQueryable<ApiKey> asked, CancellationToken cancel)
    {
        // Into the book of before the question: what is forgotten meanwhile goes with it.
        var before = book;
        var key = await asked.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (key is not null && settings.Provider == DatabaseProvider.Sqlite) before.ByHash[key.Hash] = before.ById[key.Id] = key;
        return key;
    }
}
