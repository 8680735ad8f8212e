using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>The time from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
public readonly record struct MeterWindow(Instant Start, Instant End);
