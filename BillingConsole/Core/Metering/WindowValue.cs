using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>
/// What a meter counted in one window [<paramref name="Start"/>, <paramref name="End"/>) for one group
/// (empty without <c>group_by</c>), with the event that made a peak, if one did, and how many events went in.
/// </summary>
public sealed record WindowValue(Instant Start, Instant End, string Group, decimal Value, string? EventId, long Events);
