using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Stripe.Wire;

/// <summary>
/// One bucket for everything that this node asks of Stripe: 15 requests a second in a sandbox, 60 live. The last quarter of it is for
/// what a person waits for.
/// </summary>
public sealed class StripeRate(RealTime time)
{
    private const int Sandbox = 15;
    private const int Live = 60;
    private readonly Lock guard = new();
    private long budget = -1;
    private Instant filledAt;

    public async Task TakeAsync(bool live, bool background, CancellationToken cancel)
    {
        while (TryTake(live ? Live : Sandbox, background) is { } wait) await Task.Delay(wait.ToTimeSpan(), time.Provider, cancel);
    }

    /// <summary>Null when it may go; otherwise how long the next token takes. The budget counts thousandths of a request.</summary>
    private Duration? TryTake(int perSecond, bool background)
    {
        lock (guard)
        {
            var (now, full) = (time.Now, perSecond * 1000L);
            if (budget < 0) (budget, filledAt) = (full, now);
            var milliseconds = Math.Clamp((long)(now - filledAt).TotalMilliseconds, 0, 1000);
            if (milliseconds > 0) (budget, filledAt) = (Math.Min(full, budget + (milliseconds * perSecond)), now);
            var needed = 1000 + (background ? full / 4 : 0);
            if (budget < needed) return Duration.FromMilliseconds(((needed - budget) / perSecond) + 1);
            budget -= 1000;
            return null;
        }
    }
}
