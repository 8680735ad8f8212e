using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Platform.Data;

/// <summary>Few matches of a search are looked up by their keys; many are met soon on the way from the newest to the oldest.</summary>
internal static class FewMatches
{
    private const int Few = 200;

    /// <summary>All of them when they are few; null when they are many.</summary>
    public static async Task<List<T>?> FewAsync<T>(this IQueryable<T> matches, CancellationToken cancel)
    {
        var found = await matches.Take(Few + 1).ToListAsync(cancel);
        return found.Count <= Few ? found : null;
    }
}
