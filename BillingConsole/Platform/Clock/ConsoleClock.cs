using NodaTime;

namespace BillingConsole.Platform.Clock;

/// <summary>The business clock of test mode: it stands still until somebody advances it. Timers and stopwatches stay real.</summary>
public sealed class ConsoleClock : TimeProvider
{
    private long microseconds;

    public Instant Now
    {
        get => Data.Instants.FromMicroseconds(Interlocked.Read(ref microseconds));
        internal set => Interlocked.Exchange(ref microseconds, Data.Instants.ToMicroseconds(value));
    }

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
