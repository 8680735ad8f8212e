using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>A value, or its hash, that was seen in one stored bucket and group.</summary>
/// <param name="Start">The start of the stored bucket, or the time of the event.</param>
/// <param name="Events">How many events had the value; a row of 0 is the same as no row.</param>
public readonly record struct UniqueValue(Instant Start, string Group, string Value, long Events);
