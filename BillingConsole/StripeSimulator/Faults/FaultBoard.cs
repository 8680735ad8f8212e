using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator.Faults;

/// <summary>Holds the knobs against calls: waits, refuses, and uses up what is for single calls.</summary>
internal sealed class FaultBoard(SimulatorStore store) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Queue<long> lately = new();

    public FaultKnobs Knobs => store.Knobs;

    public void Dispose() => turn.Dispose();

    public async Task WaitAsync(CancellationToken cancel)
    {
        if (Knobs.LatencyMs > 0) await Task.Delay(TimeSpan.FromMilliseconds(Knobs.LatencyMs), store.Clock, cancel);
    }

    /// <summary>Throws what stands in the way of every call.</summary>
    public void Admit()
    {
        var now = store.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (Knobs.Outage || Knobs.OutageUntil > now / 1000)
            throw new StripeError(503, "api_error", null, "Stripe is currently unavailable. Please try again later.");
        if (Knobs.RequestsPerSecond is not { } most) return;
        lock (lately)
        {
            while (lately.TryPeek(out var oldest) && oldest <= now - 1000) lately.Dequeue();
            if (lately.Count >= most) throw RateLimited(Knobs.RateLimitedReason, null);
            lately.Enqueue(now);
        }
    }

    /// <summary>The fault that is set for this call, now one less.</summary>
    public async Task<CallFault?> TakeAsync(string method, string path, CancellationToken cancel)
    {
        if (Knobs.Calls.Count == 0) return null;
        await turn.WaitAsync(cancel);
        try
        {
            if (Knobs.Calls.FirstOrDefault(c => c.Times > 0 && c.Matches(method, path)) is not { } fault) return null;
            var rest = Knobs.Calls.Select(c => ReferenceEquals(c, fault) ? c with { Times = c.Times - 1 } : c).Where(c => c.Times > 0);
            await store.SetAsync(Knobs with { Calls = [.. rest] }, cancel);
            return fault;
        }
        finally
        {
            turn.Release();
        }
    }

    public static StripeError? ErrorOf(CallFault? fault, string? idempotencyKey) => fault is null ? null : fault.Kind switch
    {
        CallFaultKind.DropAfterCommit => null,
        CallFaultKind.Conflict => IdempotencyKeys.InUse(idempotencyKey ?? "", fault.ShouldRetry),
        CallFaultKind.RateLimited => RateLimited(fault.Reason ?? "global-rate", fault.ShouldRetry),
        CallFaultKind.LockTimeout => new(429, "invalid_request_error", "lock_timeout",
            "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.") { ShouldRetry = fault.ShouldRetry },
        CallFaultKind.ServerError => new(500, "api_error", null, "An unknown error occurred") { ShouldRetry = fault.ShouldRetry },
    };

    private static StripeError RateLimited(string reason, bool? shouldRetry) =>
        new(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.") { RateLimitedReason = reason, ShouldRetry = shouldRetry };
}
