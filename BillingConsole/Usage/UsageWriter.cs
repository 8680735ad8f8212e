using System.Threading.Channels;

namespace BillingConsole.Usage;

/// <summary>One request's events and the promise of an answer after the commit.</summary>
public sealed class IngestRequest(IReadOnlyList<IncomingEvent> events)
{
    private readonly TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<IncomingEvent> Events { get; } = events;

    public EventOutcome[] Outcomes { get; } = new EventOutcome[events.Count];

    public Task Committed => committed.Task;

    internal void Complete() => committed.TrySetResult();

    internal void Fail(Exception failure) => committed.TrySetException(failure);
}

/// <summary>
/// One writer drains a bounded queue and commits what it finds there as a group: de-duplication, event and bucket in one
/// transaction. Nobody is answered before the commit; a process that dies earlier has promised nothing.
/// </summary>
public sealed class UsageWriter(UsageStore store, UsageFold fold, ILogger<UsageWriter> log) : BackgroundService
{
    private const int Waiting = 2_000;
    private const int GroupOf = 20_000;

    private readonly Channel<IngestRequest> queue = Channel.CreateBounded<IngestRequest>(new BoundedChannelOptions(Waiting) { SingleReader = true });

    /// <summary>Queues a request, or says no when the queue is full.</summary>
    public bool TryEnqueue(IngestRequest request) => queue.Writer.TryWrite(request);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken)) await WriteGroupAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            while (queue.Reader.TryRead(out var left)) left.Fail(new InvalidOperationException("The console is stopping; send the events again."));
        }
    }

    private async Task WriteGroupAsync(CancellationToken cancel)
    {
        var group = new List<IngestRequest>();
        for (var size = 0; size < GroupOf && queue.Reader.TryRead(out var request); size += request.Events.Count) group.Add(request);
        try
        {
            // One fold over the whole group: a bucket that many requests touch is loaded and saved once.
            IReadOnlyList<IncomingEvent> events = group.Count == 1 ? group[0].Events : [.. group.SelectMany(r => r.Events)];
            var outcomes = new EventOutcome[events.Count];
            await using (var transaction = await store.BeginAsync(cancel))
            {
                await fold.FoldAsync(transaction, events, outcomes, cancel);
                await transaction.CommitAsync(cancel);
            }
            Answer(group, outcomes);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A group of {Count} requests could not be committed", group.Count);
            foreach (var request in group) request.Fail(failure);
            if (failure is OperationCanceledException) throw;
        }
    }

    private static void Answer(List<IngestRequest> group, EventOutcome[] outcomes)
    {
        var from = 0;
        foreach (var request in group)
        {
            Array.Copy(outcomes, from, request.Outcomes, 0, request.Outcomes.Length);
            from += request.Outcomes.Length;
            request.Complete();
        }
    }
}
