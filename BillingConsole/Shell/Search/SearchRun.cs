namespace BillingConsole.Shell.Search;

public sealed record SearchGroup(string Title, IReadOnlyList<SearchHit> Hits);

/// <summary>Asks every source at once; one that fails or dawdles does not hold up the others.</summary>
public sealed class SearchRun(IEnumerable<ISearchSource> sources, ILogger<SearchRun> log)
{
    private const int MostOfAKind = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<SearchGroup>> FindAsync(string text, Viewer viewer, CancellationToken cancel)
    {
        var groups = await Task.WhenAll(sources.OrderBy(s => s.Order).Select(s => AskAsync(s, text.Trim(), viewer, cancel)));
        return [.. groups.Where(g => g.Hits.Count > 0)];
    }

    private async Task<SearchGroup> AskAsync(ISearchSource source, string text, Viewer viewer, CancellationToken cancel)
    {
        try
        {
            var hits = await source.FindAsync(text, viewer, cancel).WaitAsync(Patience, cancel);
            return new(source.Title, [.. hits.Take(MostOfAKind)]);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "The search among {Source} failed", source.Title);
            return new(source.Title, []);
        }
    }
}
