namespace BillingConsole.Shell.Search;

/// <summary>One kind of thing that Ctrl+K finds. It answers within the viewer's rights, best first, and never more than a handful.</summary>
public interface ISearchSource
{
    /// <summary>The heading over its hits, such as "Customers".</summary>
    string Title { get; }

    int Order { get; }

    Task<IReadOnlyList<SearchHit>> FindAsync(string text, Viewer viewer, CancellationToken cancel);
}

public sealed record SearchHit(string Title, string? Subtitle, string Href, string Icon = "chevron_right");
