using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Platform.Operations;

/// <summary>Time that no test clock moves: sign-in, lockout, delivery, leases and retention follow it.</summary>
public sealed class RealTime(TimeProvider time)
{
    private readonly IdSource ids = new();

    public TimeProvider Provider { get; } = time;

    public Instant Now => Instant.FromDateTimeOffset(Provider.GetUtcNow());

    /// <summary>An id whose order is that of real time, for rows that no business clock dates.</summary>
    public Id<T> NewId<T>() where T : IHasId<T> => ids.New<T>(Now);
}
