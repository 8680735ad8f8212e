using System.Collections.Concurrent;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>
/// Shares the writer among API keys: a key may send so many events a second over time, and after a rest a burst of one second's
/// worth, or of one full request where that is more. Kept in this process; real time, whatever the test clock says.
/// </summary>
public sealed class SenderLimit(UsageSettings settings, RealTime time)
{
    private const int MostIdle = 1_000;
    private readonly ConcurrentDictionary<string, Instant> restedAt = new(StringComparer.Ordinal);
    private readonly long perEvent = settings.EventsPerSecond == 0 ? 0 : NodaConstants.NanosecondsPerSecond / settings.EventsPerSecond;

    /// <summary>Null when the key may send so many events now, which are then taken as sent; else a refusal that says when.</summary>
    public Refusal? WhyNot(Actor sender, int events)
    {
        if (settings.EventsPerSecond == 0 || sender.Kind != ActorKind.ApiKey) return null;
        // Counting takes every lock: only a key that comes anew pays for it.
        if (!restedAt.ContainsKey(sender.Id) && restedAt.Count > MostIdle) Forget();
        var (now, cost, wait) = (time.Now, CostOf(Math.Max(1, events)), Duration.Zero);
        restedAt.AddOrUpdate(sender.Id, now + cost, (_, rested) =>
        {
            var then = Instant.Max(rested, now) + cost;
            wait = then - now - CostOf(Math.Max(settings.EventsPerSecond, EventParser.MostEvents));
            return wait > Duration.Zero ? rested : then;
        });
        return wait <= Duration.Zero ? null : new Refusal(
            RefusalKind.TooMany, "rate_limited", $"This key may send {settings.EventsPerSecond} events a second. Nothing of this request was counted; send it again after the time in Retry-After.")
        { RetryAfter = (int)(wait.ToInt64Nanoseconds() / NodaConstants.NanosecondsPerSecond) + 1 };
    }

    private Duration CostOf(int events) => Duration.FromNanoseconds(perEvent * events);

    private void Forget()
    {
        foreach (var (key, rested) in restedAt)
            if (rested < time.Now) restedAt.TryRemove(key, out _);
    }
}
