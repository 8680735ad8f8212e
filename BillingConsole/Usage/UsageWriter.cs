using System.Data.Common;
using BillingConsole.Platform.Operations;
using Npgsql;

namespace BillingConsole.Usage;

/// <summary>
/// One writer drains a bounded queue and commits what it finds there as a group: de-duplication, event and bucket in one
/// transaction. Nobody is answered before the commit; a process that dies earlier has promised nothing.
/// </summary>
public sealed class UsageWriter(UsageStore store, UsageFold fold, IEnumerable<IUsageListener> listeners, UsageCounts counts, ILogger<UsageWriter> log) : BackgroundService
{
    private const int GroupOf = 10_000;

    private readonly UsageBacklog backlog = new();

    /// <summary>What became of each event, once it is on disk; a refusal when the queue is full or nothing could be committed.</summary>
    public async Task<Result<EventOutcome[]>> SendAsync(IReadOnlyList<IncomingEvent> events)
    {
        var request = new IngestRequest(events);
        if (!backlog.TryAdd(request))
            return new Refusal(RefusalKind.TooMany, "too_many_requests", "More events wait than can be counted at once. Nothing of this request was counted; send it again in a second.");
        try
        {
            return await request.Committed;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new Refusal(RefusalKind.Unavailable, "store_unavailable", "The events could not be committed. Nothing of this request was counted; send it again.");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        counts.Watch(() => backlog.Waiting);
        try
        {
            while (await backlog.WaitAsync(stoppingToken)) await WriteAsync();
        }
        catch (OperationCanceledException)
        {
            foreach (var left in backlog.Close()) left.Fail(new InvalidOperationException("The console is stopping."));
        }
    }

    private async Task WriteAsync()
    {
        List<IngestRequest> group = [];
        // What comes while others have their turn is committed with what waited for it.
        if (await CommitAsync(() => group = backlog.Take(GroupOf)) is not { } failure) return;
        if (group.Count == 0) group = backlog.Take(GroupOf);
        log.LogError(failure, "{Count} requests with events could not be committed together.", group.Count);
        foreach (var request in group)
        {
            // A request that cannot be written must not take the others with it; a store that cannot write takes all.
            var last = group.Count == 1 || IsOfTheStore(failure) ? failure : await CommitAsync(() => [request]);
            if (last is null) continue;
            request.Fail(last);
            if (IsOfTheStore(last)) failure = last;
        }
    }

    /// <param name="take">Asked when it is this writer's turn.</param>
    private async Task<Exception?> CommitAsync(Func<List<IngestRequest>> take)
    {
        try
        {
            List<IngestRequest> group;
            FoldedEvents folded;
            await using (var transaction = await store.BeginAsync(CancellationToken.None))
            {
                group = take();
                // One fold over the whole group: a bucket that many requests touch is loaded and saved once.
                IReadOnlyList<IncomingEvent> events = group.Count == 1 ? group[0].Events : [.. group.SelectMany(r => r.Events)];
                folded = await fold.FoldAsync(transaction, events, CancellationToken.None);
                await transaction.CommitAsync(CancellationToken.None);
            }
            Answer(group, folded.Outcomes);
            counts.Answered(folded.Outcomes);
            Tell(folded.Customers);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>What is committed and answered stays so, whatever a listener makes of it.</summary>
    private void Tell(IReadOnlyCollection<string> customers)
    {
        foreach (var listener in listeners)
        {
            try
            {
                listener.Counted(customers);
            }
            catch (Exception failure)
            {
                log.LogError(failure, "{Listener} failed over counted usage", listener.GetType().Name);
            }
        }
    }

    private static void Answer(List<IngestRequest> group, EventOutcome[] outcomes)
    {
        var from = 0;
        foreach (var request in group)
        {
            request.Complete(outcomes[from..(from + request.Events.Count)]);
            from += request.Events.Count;
        }
    }

    private static bool IsOfTheStore(Exception failure) =>
        failure is DbException and not PostgresException { SqlState: ['2', '2' or '3', ..] };
}
