using System.Collections.Concurrent;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BillingConsole.Access.Keys;

/// <summary>
/// The keys that were used, in memory. A key changes only by being revoked, which forgets them; where several nodes may share the
/// database another one may have revoked it, so there whoever must know whether a key holds asks how many are revoked, in one
/// question with all others that ask just then.
/// </summary>
public sealed class KnownKeys(DataSettings settings)
{
    private readonly SharedQuestion<int> revoked = new(() => CountAsync(settings.LastingConnectionString));
    private volatile Book book = new(0);

    /// <param name="Revoked">How many keys were revoked before any of these was read; always none where no other node is.</param>
    private sealed record Book(int Revoked)
    {
        public ConcurrentDictionary<string, ApiKey> ByHash { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<Id<ApiKey>, ApiKey> ById { get; } = new();
    }

    /// <summary>Whose key it is. What it is good for is asked before each operation, by <see cref="FindAsync"/>.</summary>
    public async ValueTask<ApiKey?> IdentifyAsync(Lazy<BillingDb> db, string hash, CancellationToken cancel)
    {
        var current = book;
        return current.ByHash.TryGetValue(hash, out var known) ? known
            : Keep(current, await db.Value.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, cancel));
    }

    /// <summary>The key as it is now.</summary>
    public async ValueTask<ApiKey?> FindAsync(Lazy<BillingDb> db, Id<ApiKey> id, CancellationToken cancel)
    {
        var current = await CurrentAsync(cancel);
        return current.ById.TryGetValue(id, out var known) ? known
            : Keep(current, await db.Value.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, cancel));
    }

    /// <summary>Call when a key's revocation is committed.</summary>
    public void Forget() => book = new(book.Revoked);

    private static async Task<int> CountAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*)::int from api_key where revoked_at is not null", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private async ValueTask<Book> CurrentAsync(CancellationToken cancel)
    {
        if (settings.Provider == DatabaseProvider.Sqlite) return book;
        var count = await revoked.AskAsync().WaitAsync(cancel);
        // A slower answer of before may come between: then the book of its time comes back empty, for those who asked then.
        return book is { } current && current.Revoked == count ? current : book = new(count);
    }

    /// <summary>Into the book of before the question: what is forgotten meanwhile goes with it.</summary>
    private static ApiKey? Keep(Book before, ApiKey? key)
    {
        if (key is not null) before.ByHash[key.Hash] = before.ById[key.Id] = key;
        return key;
    }
}
