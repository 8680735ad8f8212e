using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Core.Metering;

/// <summary>
/// The levels of one group in one stored bucket: what they add up to from the first point to the last, and the last one, which
/// stands until the next run. The last run before a period gives its opening level.
/// </summary>
/// <param name="At">The first point.</param>
/// <param name="Through">The last point; it lies in the same window of the meter as the first.</param>
/// <param name="Area">Level times nanoseconds between the two.</param>
/// <param name="Level">That of the last point.</param>
/// <param name="Events">How many points; 0 for a level that is only carried over.</param>
public readonly record struct LevelRun(Instant At, Instant Through, string Group, Exact Area, decimal Level, long Events)
{
    /// <summary>A run of one point.</summary>
    public static LevelRun Point(Instant at, string group, decimal level) => new(at, at, group, Exact.Zero, level, 1);
}
