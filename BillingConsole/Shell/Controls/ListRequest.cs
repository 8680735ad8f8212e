using System.Globalization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Shell.Controls;

/// <summary>By which column a list is ordered.</summary>
public sealed record ListSort(string Column, bool Descending)
{
    /// <summary>"total" or "-total".</summary>
    public static ListSort? Parse(string? text) => string.IsNullOrEmpty(text) ? null : text[0] == '-' ? new(text[1..], true) : new(text, false);

    public override string ToString() => Descending ? "-" + Column : Column;
}

/// <summary>What a list shows now: its page, its order and its filters as they stand in the address.</summary>
public sealed record ListRequest(Listing Listing, ListSort? Sort, IReadOnlyDictionary<string, string> Filters, CancellationToken Cancel)
{
    /// <summary>A page of rows that are at hand already; the cursor is the place of its first row.</summary>
    public PageOf<T> PageOf<T>(IReadOnlyList<T> rows)
    {
        var place = int.TryParse(Listing.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? Math.Min(first, rows.Count) : 0;
        var next = place + Listing.Limit;
        return new([.. rows.Skip(place).Take(Listing.Limit)], next < rows.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }

    public string? Text(string name) => Filters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public bool Flag(string name) => Text(name) == "true";

    /// <summary>The enum member of that word; null when none or a strange one is given.</summary>
    public T? Word<T>(string name) where T : struct, Enum => Words.TryParse<T>(Text(name), out var value) ? value : null;

    public LocalDate? Date(string name) => Text(name) is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;
}
