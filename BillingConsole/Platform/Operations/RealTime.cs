using NodaTime;

namespace BillingConsole.Platform.Operations;

/// <summary>Time that no test clock moves: sign-in, lockout, delivery, leases and retention follow it.</summary>
public sealed class RealTime(TimeProvider time)
{
    public TimeProvider Provider { get; } = time;

    public Instant Now => Instant.FromDateTimeOffset(Provider.GetUtcNow());
}
