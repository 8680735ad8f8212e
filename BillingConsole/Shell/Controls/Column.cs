using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>One column of a <see cref="DataList{TRow}"/>: a value, or a template for more than that.</summary>
public sealed class Column<TRow> : ComponentBase, IDisposable
{
    [CascadingParameter] public DataList<TRow> List { get; set; } = null!;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>What the column holds: shown when there is no template, and written to the CSV file. Money, dates, numbers, ids, enums or text.</summary>
    [Parameter] public Func<TRow, object?>? Value { get; set; }

    [Parameter] public RenderFragment<TRow>? ChildContent { get; set; }

    /// <summary>The name under which the query orders by it; none where it cannot.</summary>
    [Parameter] public string? Sort { get; set; }

    /// <summary>For amounts and quantities: at the right edge.</summary>
    [Parameter] public bool End { get; set; }

    /// <summary>Left out on narrow screens.</summary>
    [Parameter] public bool Wide { get; set; }

    internal string Class => (End ? "end " : "") + (Wide ? "wide" : "");

    protected override void OnInitialized() => List.Add(this);

    public void Dispose() => List.Remove(this);
}
