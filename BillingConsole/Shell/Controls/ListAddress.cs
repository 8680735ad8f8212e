using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace BillingConsole.Shell.Controls;

/// <summary>Reads and writes what a list keeps in the query of the address.</summary>
public static class ListAddress
{
    public const string Cursor = "cursor";
    public const string Sort = "sort";
    public const string Tab = "tab";

    public static Dictionary<string, string> Query(this NavigationManager navigation) =>
        QueryHelpers.ParseQuery(navigation.ToAbsoluteUri(navigation.Uri).Query).ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Sets one filter, or removes it with null, and begins at the first page again.</summary>
    /// <param name="replace">While somebody types: the way back does not lead over every letter.</param>
    public static void Filter(this NavigationManager navigation, string name, string? value, bool replace = false) => navigation.NavigateTo(
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = string.IsNullOrEmpty(value) ? null : value, [Cursor] = null }), replace: replace);

    /// <summary>Without any filter; order and tab stay.</summary>
    public static string Unfiltered(this NavigationManager navigation) => navigation.GetUriWithQueryParameters(
        navigation.Query().Keys.Where(IsFilterOrCursor).ToDictionary(k => k, _ => (object?)null));

    public static bool IsFilter(string name) => name is not (Cursor or Sort or Tab);

    private static bool IsFilterOrCursor(string name) => name is not (Sort or Tab);
}
