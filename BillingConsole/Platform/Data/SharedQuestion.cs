namespace BillingConsole.Platform.Data;

/// <summary>
/// One question that many ask at the same time. Whoever comes while it is being asked shares the next, which has not begun: an
/// answer is never older than its asker, and the database is asked once for all who wait.
/// </summary>
public sealed class SharedQuestion<T>(Func<Task<T>> ask)
{
    private readonly Lock gate = new();
    private Task<T>? begun;
    private Task<T>? next;

    public Task<T> AskAsync()
    {
        lock (gate)
        {
            if (next is { } waiting) return waiting;
            // On other threads, both: nobody waits here for what a question does before it first waits, and the one that waits for its
            // turn enters the lock only when this one has written down that it does.
            if (begun is not { IsCompleted: false } before) return begun = Task.Run(ask);
            return next = Task.Run(() => AfterAsync(before));
        }
    }

    private async Task<T> AfterAsync(Task<T> before)
    {
        await before.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        lock (gate) (begun, next) = (next, null);
        return await ask();
    }
}
