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
    // Compiled once, as each request asks them where keys are not known from memory.
    private readonly Func<BillingDb, string, CancellationToken, Task<ApiKey?>> byHash =
        EF.CompileAsyncQuery((BillingDb db, string hash, CancellationToken _) => db.Set<ApiKey>().AsNoTracking().SingleOrDefault(k => k.Hash == hash));
    private readonly Func<BillingDb, Id<ApiKey>, CancellationToken, Task<ApiKey?>> byId =
        EF.CompileAsyncQuery((BillingDb db, Id<ApiKey> id, CancellationToken _) => db.Set<ApiKey>().AsNoTracking().SingleOrDefault(k => k.Id == id));
    private volatile Book book = new();

    private sealed class Book
    {
        public ConcurrentDictionary<string, ApiKey> ByHash { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<Id<ApiKey>, ApiKey> ById { get; } = new();
    }

    public Task<ApiKey?> FindAsync(Lazy<BillingDb> db, string hash, CancellationToken cancel) =>
        book.ByHash.TryGetValue(hash, out var known) ? Task.FromResult<ApiKey?>(known) : ReadAsync(() => byHash(db.Value, hash, cancel));

    public Task<ApiKey?> FindAsync(Lazy<BillingDb> db, Id<ApiKey> id, CancellationToken cancel) =>
        book.ById.TryGetValue(id, out var known) ? Task.FromResult<ApiKey?>(known) : ReadAsync(() => byId(db.Value, id, cancel));

    /// <summary>Call when a key's revocation is committed.</summary>
    public void Forget() => book = new();

    private async Task<ApiKey?> ReadAsync(Func<Task<ApiKey?>> ask)
    {
        // Into the book of before the question: what is forgotten meanwhile goes with it.
        var before = book;
        var key = await ask();
        if (key is not null && settings.Provider == DatabaseProvider.Sqlite) before.ByHash[key.Hash] = before.ById[key.Id] = key;
        return key;
    }
}
