using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Http;

/// <summary>Which page of a list: keyset, newest first.</summary>
public sealed record Listing(int Limit = Listing.Usual, string? Cursor = null)
{
    public const int Usual = 50;
    public const int Most = 200;

    [JsonIgnore]
    public Refusal? Refusal { get; private init; }

    public static ValueTask<Listing> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var text = http.Request.Query["limit"].ToString();
        var limit = Usual;
        if (text.Length > 0 && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
            return ValueTask.FromResult(new Listing { Refusal = Refusal.Invalid("limit", $"Give a whole number from 1 to {Most}.") });
        var cursor = http.Request.Query["cursor"].ToString();
        return ValueTask.FromResult(new Listing(limit, cursor.Length > 0 ? cursor : null));
    }
}

/// <summary>One page; <see cref="NextCursor"/> is null on the last.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Data, string? NextCursor)
{
    public PageOf<TOther> Select<TOther>(Func<T, TOther> map) => new([.. Data.Select(map)], NextCursor);
}

public static class Keyset
{
    /// <summary>Newest first by id; the cursor is the last id shown.</summary>
    public static async Task<PageOf<T>> PageAsync<T>(this IQueryable<T> rows, Listing listing, CancellationToken cancel = default) where T : class, IHasId<T>
    {
        var found = await Newest(rows, listing).ToListAsync(cancel);
        return Page(found, listing);
    }

    /// <summary>The same for wide rows of a long list: the ids are found first, in an index that holds them beside what is filtered, and only the page is read whole.</summary>
    public static async Task<PageOf<T>> PageByKeyAsync<T>(this IQueryable<T> rows, IQueryable<T> all, Listing listing, CancellationToken cancel = default) where T : class, IHasId<T>
    {
        var ids = await Newest(rows, listing).Select(r => r.Id).ToListAsync(cancel);
        return Page(await all.Where(r => ids.Contains(r.Id)).OrderByDescending(r => r.Id).ToListAsync(cancel), listing);
    }

    private static IQueryable<T> Newest<T>(IQueryable<T> rows, Listing listing) where T : class, IHasId<T>
    {
        if (listing.Refusal is { } refusal) throw new RefusedException(refusal);
        if (listing.Cursor is { } cursor)
        {
            if (!Id<T>.TryParse(cursor, out var after)) throw new RefusedException(Refusal.Invalid("cursor", "Give a next_cursor of this list."));
            rows = rows.Where(r => r.Id < after);
        }
        return rows.OrderByDescending(r => r.Id).Take(listing.Limit + 1);
    }

    private static PageOf<T> Page<T>(List<T> found, Listing listing) where T : class, IHasId<T>
    {
        var more = found.Count > listing.Limit;
        if (more) found.RemoveAt(found.Count - 1);
        return new(found, more ? found[^1].Id.ToString() : null);
    }
}
