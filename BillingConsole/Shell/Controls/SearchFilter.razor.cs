using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Free text in the query; follows the typing after a short pause.</summary>
public sealed partial class SearchFilter : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private CancellationTokenSource typing = new();
    private string? typed;
    private string? typedAt;

    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public string Name { get; set; } = "search";

    /// <summary>What it looks through, such as "Name, e-mail or id".</summary>
    [Parameter] public string Label { get; set; } = "Search";

    /// <summary>What is being typed, unless the address was changed by something else meanwhile.</summary>
    private string? Shown => typed is not null && Asked == typedAt ? typed : Asked;

    private string? Asked => Navigation.Query().GetValueOrDefault(Name);

    public void Dispose()
    {
        typing.Cancel();
        typing.Dispose();
    }

    private async Task TypeAsync(string? text)
    {
        (typed, typedAt) = (text, Asked);
        await typing.CancelAsync();
        typing.Dispose();
        typing = new();
        try
        {
            await Task.Delay(Pause, typing.Token);
            typedAt = text?.Trim() is { Length: > 0 } sought ? sought : null;
            Navigation.Filter(Name, typedAt, replace: true);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
