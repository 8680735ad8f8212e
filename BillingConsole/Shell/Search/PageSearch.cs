namespace BillingConsole.Shell.Search;

/// <summary>Finds pages of the menu by their titles.</summary>
public sealed class PageSearch(NavigationMap map) : ISearchSource
{
    public string Title => "Pages";

    public int Order => 1000;

    public Task<IReadOnlyList<SearchHit>> FindAsync(string text, Viewer viewer, CancellationToken cancel) => Task.FromResult<IReadOnlyList<SearchHit>>(
    [
        .. from area in map.For(viewer)
           from entry in area.Entries
           where entry.Title.Contains(text, StringComparison.OrdinalIgnoreCase)
           orderby !entry.Title.StartsWith(text, StringComparison.OrdinalIgnoreCase)
           select new SearchHit(entry.Title, area.Title, entry.Href, entry.Icon),
    ]);
}
