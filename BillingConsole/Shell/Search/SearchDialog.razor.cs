using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Radzen;

namespace BillingConsole.Shell.Search;

public sealed partial class SearchDialog : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);
    private IReadOnlyList<SearchGroup> groups = [];
    private CancellationTokenSource asking = new();
    private string text = "";
    private bool searching;
    private int at;

    [Inject] public required SearchRun Search { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Browser Browser { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    private List<SearchHit> Hits => [.. groups.SelectMany(g => g.Hits)];

    protected override Task OnInitializedAsync() => FindAsync("");

    public void Dispose()
    {
        asking.Cancel();
        asking.Dispose();
    }

    private async Task TypeAsync(string? typed)
    {
        text = typed ?? "";
        await asking.CancelAsync();
        asking.Dispose();
        asking = new();
        var cancel = asking.Token;
        try
        {
            searching = true;
            await Task.Delay(Pause, cancel);
            await FindAsync(text);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task FindAsync(string sought)
    {
        groups = await Search.FindAsync(sought, Viewer, asking.Token);
        (at, searching) = (0, false);
    }

    private async Task PressAsync(KeyboardEventArgs key)
    {
        var hits = Hits;
        if (hits.Count == 0) return;
        if (key.Key == "Enter") Go(hits[Math.Min(at, hits.Count - 1)]);
        else if (key.Key == "ArrowDown") await MoveToAsync((at + 1) % hits.Count);
        else if (key.Key == "ArrowUp") await MoveToAsync((at + hits.Count - 1) % hits.Count);
    }

    private Task MoveToAsync(int index)
    {
        at = index;
        return Browser.ScrollToAsync($"hit-{index}");
    }

    private void Go(SearchHit hit)
    {
        Dialogs.Close();
        Navigation.NavigateTo(hit.Href);
    }

    private int IndexOf(SearchHit hit) => Hits.FindIndex(h => ReferenceEquals(h, hit));
}
