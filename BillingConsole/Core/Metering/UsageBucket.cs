using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>
/// The roll-up of the events of one stored bucket [<paramref name="Start"/>, <paramref name="Start"/> + <paramref name="Length"/>)
/// and one group, corrections already taken out.
/// </summary>
/// <param name="Length">A UTC hour, quarter-hour or minute: fine enough to lie within one window of the meter.</param>
/// <param name="Group">The values of <c>group_by</c>; empty without.</param>
/// <param name="Count">Events; a row of 0 is the same as no row.</param>
/// <param name="PeakEvent">The event of the highest value, the earliest if several share it.</param>
/// <param name="LastEvent">The event of the last value.</param>
public sealed record UsageBucket(
    Instant Start,
    Duration Length,
    string Group,
    long Count,
    decimal Sum,
    decimal Max,
    decimal Min,
    decimal First,
    decimal Last,
    string? PeakEvent = null,
    string? LastEvent = null);
