using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>How fast this node may write: it rests when Stripe says "too many", and longer each time it says so again; a first meeting goes slowly anyway.</summary>
public sealed class SyncPace(RealTime time)
{
    public static Duration AfterThrottle { get; } = Duration.FromMilliseconds(500);

    private static readonly Duration LongestRest = Duration.FromSeconds(30);

    /// <summary>A customer that is met costs two requests, a write and what it came to; so five requests a second.</summary>
    private static readonly Duration BetweenBackfills = Duration.FromMilliseconds(400);
    private readonly Lock guard = new();
    private Instant restsUntil = Instant.MinValue;
    private Instant nextBackfill = Instant.MinValue;
    private int refusals;

    public bool Rests => RestsUntil > time.Now;

    public Instant RestsUntil
    {
        get { lock (guard) return restsUntil; }
    }

    public bool MayBackfill => NextBackfill <= time.Now;

    public Instant NextBackfill
    {
        get { lock (guard) return nextBackfill; }
    }

    public void Sent(bool backfill)
    {
        lock (guard)
            if (backfill) nextBackfill = Instant.Max(time.Now, nextBackfill) + BetweenBackfills;
    }

    public void Answered(AnswerKind kind)
    {
        lock (guard)
        {
            if (kind != AnswerKind.Throttled) refusals = 0;
            else restsUntil = time.Now + Duration.Min(LongestRest, AfterThrottle * (1 << Math.Min(refusals++, 10)));
        }
    }
}
