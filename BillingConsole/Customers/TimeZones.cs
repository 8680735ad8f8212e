using BillingConsole.Shell.Controls;
using NodaTime;

namespace BillingConsole.Customers;

/// <summary>The world's time zones, found by any part of their names.</summary>
internal static class TimeZones
{
    private const int Most = 40;

    public static Task<IReadOnlyList<Choice>> FindAsync(string text, CancellationToken cancel)
    {
        var sought = text.Replace(' ', '_');
        return Task.FromResult<IReadOnlyList<Choice>>([.. DateTimeZoneProviders.Tzdb.Ids
            .Where(id => id.Contains(sought, StringComparison.OrdinalIgnoreCase) && (id.Contains('/', StringComparison.Ordinal) || id == "UTC"))
            .OrderBy(id => !id.Split('/')[^1].StartsWith(sought, StringComparison.OrdinalIgnoreCase)).ThenBy(id => id, StringComparer.Ordinal)
            .Take(Most).Select(id => new Choice(id, id))]);
    }
}
