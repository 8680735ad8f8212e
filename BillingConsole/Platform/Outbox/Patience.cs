using NodaTime;

namespace BillingConsole.Platform.Outbox;

/// <summary>The waits between attempts: doubling from the first to the longest, then an end.</summary>
public sealed record Patience(Duration First, Duration Longest, int Attempts)
{
    /// <summary>About seven hours, and a partner that comes back is served within eight minutes.</summary>
    public static Patience Usual { get; } = new(Duration.FromSeconds(5), Duration.FromMinutes(8), 60);

    /// <summary>The wait after attempt number <paramref name="attempt"/> (from 1), or null when it was the last.</summary>
    public Duration? After(int attempt) =>
        attempt >= Attempts ? null : Duration.Min(Longest, First * (1L << Math.Clamp(attempt - 1, 0, 30)));
}
