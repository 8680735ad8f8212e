using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>A clock on which waiting takes no time: whoever waits moves it to the end of the wait. What repeats for ever never comes.</summary>
internal sealed class JumpingClock(Instant start) : TimeProvider
{
    private readonly Lock guard = new();
    private DateTimeOffset now = start.ToDateTimeOffset();

    public Instant Now => Instant.FromDateTimeOffset(GetUtcNow());

    public override DateTimeOffset GetUtcNow()
    {
        lock (guard) return now;
    }

    public void Advance(Duration by)
    {
        lock (guard) now += by.ToTimeSpan();
    }

    public void AdvanceTo(Instant until)
    {
        lock (guard) now = until.ToDateTimeOffset() > now ? until.ToDateTimeOffset() : now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period == Timeout.InfiniteTimeSpan && dueTime != Timeout.InfiniteTimeSpan)
        {
            Advance(Duration.FromTimeSpan(dueTime));
            ThreadPool.QueueUserWorkItem(s => callback(s), state);
        }
        return new Never();
    }

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
