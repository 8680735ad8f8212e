namespace BillingConsole.Platform.Outbox;

/// <summary>Wakes the delivery of this node right after a commit; other nodes look every few seconds.</summary>
public sealed class OutboxSignal
{
    private TaskCompletionSource next = New();

    public void Wake() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>Take it before looking, await it after: nothing committed in between is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
