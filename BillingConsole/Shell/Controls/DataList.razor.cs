using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BillingConsole.Shell.Controls;

/// <summary>A list of any length: keyset pages, filters and order in the address, skeleton, empty state, selection and CSV.</summary>
public sealed partial class DataList<TRow> : IDisposable
{
    private readonly List<Column<TRow>> columns = [];
    private readonly Stack<string> earlier = new();
    private CancellationTokenSource loadingNow = new();
    private PageOf<TRow>? page;
    private IReadOnlyList<Refusal> refusals = [];
    private Dictionary<string, string> query = [];
    private string path = "";
    private bool loading;

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>Asks for one page: <c>request => Operations.ReadAsync((InvoiceQueries q) => q.ListAsync(request.Listing, …))</c>.</summary>
    [Parameter, EditorRequired] public Func<ListRequest, Task<Result<PageOf<TRow>>>> Load { get; set; } = null!;

    /// <summary>What the rows are, such as "Invoices": names the table for a screen reader and the CSV file.</summary>
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>The columns.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Filter controls, each bound to one name of the query.</summary>
    [Parameter] public RenderFragment? Filters { get; set; }

    /// <summary>What stands there when there is nothing at all.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>Where a row leads; its first column becomes the link.</summary>
    [Parameter] public Func<TRow, string>? Href { get; set; }

    /// <summary>Which row it is, the same over reloads; the row itself when not given.</summary>
    [Parameter] public Func<TRow, object>? Key { get; set; }

    /// <summary>Acts on the selected rows; with it, rows can be selected.</summary>
    [Parameter] public RenderFragment<IReadOnlyList<TRow>>? Bulk { get; set; }

    [Parameter] public int PageSize { get; set; } = Listing.Usual;

    private bool IsFiltered => query.Any(q => ListAddress.IsFilter(q.Key) && q.Value.Length > 0);

    protected override async Task OnInitializedAsync()
    {
        path = Navigation.ToAbsoluteUri(Navigation.Uri).AbsolutePath;
        query = Navigation.Query();
        Navigation.LocationChanged += OnMoved;
        await ReloadAsync();
    }

    /// <summary>Fetches the page again, after something changed.</summary>
    public async Task ReloadAsync()
    {
        await loadingNow.CancelAsync();
        loadingNow.Dispose();
        loadingNow = new();
        var cancel = loadingNow.Token;
        (loading, refusals) = (true, []);
        StateHasChanged();
        try
        {
            var result = await AskAsync(query.GetValueOrDefault(ListAddress.Cursor), cancel);
            if (cancel.IsCancellationRequested) return;
            if (result.Ok) page = result.Value;
            refusals = result.Refusals;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return;
        }
        loading = false;
        StateHasChanged();
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= OnMoved;
        loadingNow.Cancel();
        loadingNow.Dispose();
    }

    internal void Add(Column<TRow> column) => columns.Add(column);

    internal void Remove(Column<TRow> column) => columns.Remove(column);

    private async Task<Result<PageOf<TRow>>> AskAsync(string? cursor, CancellationToken cancel, int? limit = null)
    {
        try
        {
            return await Load(new(new(limit ?? PageSize, cursor), ListSort.Parse(query.GetValueOrDefault(ListAddress.Sort)), query, cancel));
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        var address = Navigation.ToAbsoluteUri(moved.Location);
        if (address.AbsolutePath != path) return;
        _ = InvokeAsync(async () =>
        {
            var before = query;
            query = Navigation.Query();
            if (query.Count == before.Count && query.All(q => before.GetValueOrDefault(q.Key) == q.Value)) return;
            if (!query.ContainsKey(ListAddress.Cursor)) earlier.Clear();
            await ReloadAsync();
        });
    }

    private void Next()
    {
        earlier.Push(query.GetValueOrDefault(ListAddress.Cursor) ?? "");
        GoTo(page!.NextCursor);
    }

    private void Previous()
    {
        var cursor = earlier.Pop();
        GoTo(cursor.Length == 0 ? null : cursor);
    }

    private void GoTo(string? cursor) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(ListAddress.Cursor, cursor));

    private static RenderFragment Cell(Column<TRow> column, TRow row) => column.ChildContent?.Invoke(row) ?? (builder =>
    {
        builder.OpenComponent<CellText>(0);
        builder.AddComponentParameter(1, nameof(CellText.Value), column.Value?.Invoke(row));
        builder.CloseComponent();
    });

    private object KeyOf(TRow row) => Key?.Invoke(row) ?? row!;
}
