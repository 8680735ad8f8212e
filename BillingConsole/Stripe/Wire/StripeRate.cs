using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Stripe.Wire;

/// <summary>
/// One bucket for everything that this node asks of Stripe: its share of 15 requests a second in a sandbox, of 60 live. The last quarter of it
/// is for what a person waits for.
/// </summary>
public sealed class StripeRate(RealTime time, LiveNodes nodes)
{
    private const int Sandbox = 15;
    private const int Live = 60;
    private static readonly Duration CountedFor = Duration.FromSeconds(10);
    private readonly Lock guard = new();
    private long budget = -1;
    private Instant filledAt;
    private int sharedBy = 1;
    private Instant countAgainAt;

    public async Task TakeAsync(bool live, bool background, CancellationToken cancel)
    {
        if (IsCountOld()) Share(await nodes.CountAsync(cancel));
        while (TryTake(live ? Live : Sandbox, background) is { } wait) await Task.Delay(wait.ToTimeSpan(), time.Provider, cancel);
    }

    private bool IsCountOld()
    {
        lock (guard) return time.Now >= countAgainAt;
    }

    private void Share(int count)
    {
        lock (guard) (sharedBy, countAgainAt) = (count, time.Now + CountedFor);
    }

    /// <summary>Null when it may go; otherwise how long the next token takes. The budget counts thousandths of a request.</summary>
    private Duration? TryTake(int ofAll, bool background)
    {
        lock (guard)
        {
            var perSecond = Math.Max(1, ofAll / sharedBy);
            var (now, full) = (time.Now, perSecond * 1000L);
            if (budget < 0) (budget, filledAt) = (full, now);
            var milliseconds = Math.Clamp((long)(now - filledAt).TotalMilliseconds, 0, 1000);
            if (milliseconds > 0) (budget, filledAt) = (Math.Min(full, budget + (milliseconds * perSecond)), now);
            // However small the share, what runs in the background can have the whole of it when nobody waits.
            var needed = Math.Min(full, 1000 + (background ? full / 4 : 0));
            if (budget < needed) return Duration.FromMilliseconds(((needed - budget) / perSecond) + 1);
            budget -= 1000;
            return null;
        }
    }
}
