using System.Collections.Concurrent;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Access.Entrance;

/// <summary>Slows an address that guesses: after ten failures each further one doubles the wait, up to five minutes.</summary>
public sealed class SignInThrottle(RealTime time)
{
    private const int Free = 10;
    private const int MostAddresses = 10_000;
    private static readonly Duration Longest = Duration.FromMinutes(5);
    private static readonly Duration Forgotten = Duration.FromMinutes(15);
    private readonly ConcurrentDictionary<string, (int Failures, Instant Last)> addresses = new();

    /// <summary>How long this address must wait; null when it may try.</summary>
    public Duration? WaitOf(string? address)
    {
        if (!addresses.TryGetValue(address ?? "", out var seen) || seen.Failures < Free) return null;
        var free = seen.Last + WaitAfter(seen.Failures);
        return free > time.Now ? free - time.Now : null;
    }

    public void CountFailure(string? address)
    {
        if (addresses.Count > MostAddresses) Forget();
        var now = time.Now;
        addresses.AddOrUpdate(address ?? "", (1, now), (_, seen) => seen.Last + Forgotten < now ? (1, now) : (seen.Failures + 1, now));
    }

    private static Duration WaitAfter(int failures) => Duration.Min(Longest, Duration.FromSeconds(1L << Math.Min(failures - Free + 1, 9)));

    private void Forget()
    {
        foreach (var (address, seen) in addresses)
            if (seen.Last + Forgotten < time.Now) addresses.TryRemove(address, out _);
    }
}
