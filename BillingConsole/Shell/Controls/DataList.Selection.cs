using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>The rows somebody picked, over the pages they leafed through.</summary>
public sealed partial class DataList<TRow>
{
    private readonly Dictionary<object, TRow> selected = [];

    /// <summary>The selected rows, as they were when they were picked.</summary>
    public IReadOnlyList<TRow> Selected => [.. selected.Values];

    public void ClearSelection()
    {
        selected.Clear();
        StateHasChanged();
    }

    private bool AllSelected => page is { Data.Count: > 0 } shown && shown.Data.All(r => selected.ContainsKey(KeyOf(r)));

    private void Toggle(TRow row)
    {
        if (!selected.Remove(KeyOf(row))) selected.Add(KeyOf(row), row);
    }

    private void SelectAll(ChangeEventArgs change)
    {
        foreach (var row in page?.Data ?? [])
        {
            if (change.Value is true) selected[KeyOf(row)] = row;
            else selected.Remove(KeyOf(row));
        }
    }
}
