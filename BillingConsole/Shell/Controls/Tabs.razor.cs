using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace BillingConsole.Shell.Controls;

public sealed record Tab(string Key, string Title, RenderFragment Content);

/// <summary>Parts of a page, the open one in the address (<c>?tab=</c>); only that one is rendered.</summary>
public sealed partial class Tabs : IDisposable
{
    private const string Query = "tab";

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public IReadOnlyList<Tab> All { get; set; } = [];

    [Parameter] public string Label { get; set; } = "Parts of this page";

    private Tab? Current
    {
        get
        {
            var key = QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query).TryGetValue(Query, out var value) ? value.ToString() : null;
            return All.FirstOrDefault(t => t.Key == key) ?? (All.Count > 0 ? All[0] : null);
        }
    }

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    /// <summary>The other tab's address; what one tab has in the query is not the other's business.</summary>
    private string HrefOf(Tab tab) => Links.With(Navigation.ToAbsoluteUri(Navigation.Uri).AbsolutePath, (Query, tab.Key));

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(StateHasChanged);
}
