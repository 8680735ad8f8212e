using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Free text in the query; follows the typing after a short pause.</summary>
public sealed partial class SearchFilter : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private CancellationTokenSource typing = new();

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public string Name { get; set; } = "search";

    /// <summary>What it looks through, such as "Name, e-mail or id".</summary>
    [Parameter] public string Label { get; set; } = "Search";

    private string? Shown => Navigation.Query().GetValueOrDefault(Name);

    public void Dispose()
    {
        typing.Cancel();
        typing.Dispose();
    }

    private async Task TypeAsync(ChangeEventArgs typed)
    {
        await typing.CancelAsync();
        typing.Dispose();
        typing = new();
        try
        {
            await Task.Delay(Pause, typing.Token);
            Navigation.Filter(Name, (typed.Value as string)?.Trim(), replace: true);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
