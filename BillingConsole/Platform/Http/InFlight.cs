using System.Collections.Concurrent;

namespace BillingConsole.Platform.Http;

/// <summary>The idempotency keys whose first request still runs in this process.</summary>
public sealed class InFlight
{
    private readonly ConcurrentDictionary<(string, string), bool> running = new();

    /// <summary>Null when another request holds the key.</summary>
    public IDisposable? Enter(string owner, string key) => running.TryAdd((owner, key), true) ? new Turn(running, (owner, key)) : null;

    private sealed class Turn(ConcurrentDictionary<(string, string), bool> running, (string, string) key) : IDisposable
    {
        public void Dispose() => running.TryRemove(key, out _);
    }
}
