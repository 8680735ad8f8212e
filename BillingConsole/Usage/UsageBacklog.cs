using System.Threading.Channels;

namespace BillingConsole.Usage;

/// <summary>The queue before the writer, bounded in requests, events and bytes: beyond it a sender is told to come back.</summary>
internal sealed class UsageBacklog
{
    private const int MostRequests = 20_000;
    private const int MostEvents = 100_000;
    private const long MostBytes = 128L * 1024 * 1024;

    private readonly Channel<IngestRequest> queue = Channel.CreateBounded<IngestRequest>(new BoundedChannelOptions(MostRequests) { SingleReader = true });
    private readonly Lock gate = new();
    private int events;
    private long bytes;

    /// <summary>How many events wait.</summary>
    public long Waiting
    {
        get
        {
            lock (gate) return events;
        }
    }

    public bool TryAdd(IngestRequest request)
    {
        lock (gate)
        {
            if (events + request.Events.Count > MostEvents || bytes + request.Bytes > MostBytes || !queue.Writer.TryWrite(request)) return false;
            events += request.Events.Count;
            bytes += request.Bytes;
            return true;
        }
    }

    public ValueTask<bool> WaitAsync(CancellationToken cancel) => queue.Reader.WaitToReadAsync(cancel);

    /// <summary>Whole requests, until they hold about so many events.</summary>
    public List<IngestRequest> Take(int about)
    {
        var (taken, size) = (new List<IngestRequest>(), 0);
        while (size < about && queue.Reader.TryRead(out var request))
        {
            taken.Add(request);
            size += request.Events.Count;
            lock (gate)
            {
                events -= request.Events.Count;
                bytes -= request.Bytes;
            }
        }
        return taken;
    }

    public List<IngestRequest> Close()
    {
        queue.Writer.TryComplete();
        return Take(int.MaxValue);
    }
}

/// <summary>One request's events and the promise of an answer after the commit.</summary>
internal sealed class IngestRequest(IReadOnlyList<IncomingEvent> events)
{
    private readonly TaskCompletionSource<EventOutcome[]> committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<IncomingEvent> Events { get; } = events;

    public long Bytes { get; } = events.Sum(e => (long)e.Raw.Length);

    public Task<EventOutcome[]> Committed => committed.Task;

    public void Complete(EventOutcome[] outcomes) => committed.TrySetResult(outcomes);

    public void Fail(Exception failure) => committed.TrySetException(failure);
}
