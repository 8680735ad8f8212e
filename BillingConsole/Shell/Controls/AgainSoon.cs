namespace BillingConsole.Shell.Controls;

/// <summary>Looks again in a second while something is under way, at most once at a time and not after the page is left.</summary>
public sealed class AgainSoon(Func<Task> look) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource leaving = new();
    private bool waiting;

    public void When(bool underWay)
    {
        if (!underWay || waiting || leaving.IsCancellationRequested) return;
        waiting = true;
        _ = LookAsync(leaving.Token);
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Pause, cancel);
            waiting = false;
            await look();
        }
        catch (OperationCanceledException)
        {
        }
    }
}
