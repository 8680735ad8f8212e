using System.Threading.Channels;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Connection;

namespace BillingConsole.Stripe.Events;

/// <summary>
/// Keeps arriving events, and answers when they are on disk. Those that arrive while a commit is under way share the next one: a flood
/// costs a few commits, not one each.
/// </summary>
public sealed class InboxWriter(StripeAsJob job) : IDisposable
{
    private const int MostAtOnce = 200;
    private readonly Channel<(ArrivedEvent Event, TaskCompletionSource Kept)> arriving = Channel.CreateBounded<(ArrivedEvent, TaskCompletionSource)>(5000);
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task KeepAsync(ArrivedEvent arrived)
    {
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await arriving.Writer.WriteAsync((arrived, kept));
        while (!kept.Task.IsCompleted)
        {
            await turn.WaitAsync();
            try
            {
                if (!kept.Task.IsCompleted) await WriteAsync();
            }
            finally
            {
                turn.Release();
            }
        }
        await kept.Task;
    }

    public void Dispose() => turn.Dispose();

    private async Task WriteAsync()
    {
        List<(ArrivedEvent Event, TaskCompletionSource Kept)> batch = [];
        while (batch.Count < MostAtOnce && arriving.Reader.TryRead(out var next)) batch.Add(next);
        try
        {
            var kept = await job.RunAsync(new KeepEvents([.. batch.Select(b => b.Event)]));
            if (!kept.Ok) throw new RefusedException(kept.Refusals[0]);
            batch.ForEach(b => b.Kept.TrySetResult());
        }
        catch (Exception failure)
        {
            batch.ForEach(b => b.Kept.TrySetException(failure));
        }
    }
}

/// <summary>Wakes the worker of this node.</summary>
public sealed class InboxSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => Volatile.Read(ref next).Task;

    public void Wake() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
