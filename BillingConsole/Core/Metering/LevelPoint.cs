using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>The level that a group stands at from a moment until its next point. The last one before a period is its opening level.</summary>
public readonly record struct LevelPoint(Instant At, string Group, decimal Level, string? EventId = null);
