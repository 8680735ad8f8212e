using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>The order of a list.</summary>
public sealed partial class DataList<TRow>
{
    private ListSort? Order => ListSort.Parse(query.GetValueOrDefault(ListAddress.Sort));

    /// <summary>Up, down, and at the third press as it was.</summary>
    private void SortBy(Column<TRow> column)
    {
        var next = Order is { } now && now.Column == column.Sort
            ? now.Descending ? null : now with { Descending = true }
            : new ListSort(column.Sort!, false);
        earlier.Clear();
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            [ListAddress.Sort] = next?.ToString(), [ListAddress.Cursor] = null,
        }));
    }

    private string? AriaSort(Column<TRow> column) => column.Sort is null ? null
        : Order is { } now && now.Column == column.Sort ? now.Descending ? "descending" : "ascending" : "none";

    private string SortIcon(Column<TRow> column) =>
        Order is { } now && now.Column == column.Sort ? now.Descending ? "arrow_downward" : "arrow_upward" : "unfold_more";
}
