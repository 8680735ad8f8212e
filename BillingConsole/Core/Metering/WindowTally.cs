using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Metering;

/// <summary>The unrounded value of one window and group while its rows are read.</summary>
internal readonly record struct WindowTally(MeterWindow Window, string Group, Exact Value, string? EventId, long Events)
{
    /// <summary>The quantity is rounded once, from the unrounded windows.</summary>
    /// <exception cref="AmountOutOfRangeException">A window or the sum leaves the range of a quantity.</exception>
    internal static MeteredUsage Total(IEnumerable<WindowTally> tallies)
    {
        var ordered = tallies.OrderBy(tally => tally.Window.Start).ThenBy(tally => tally.Group, StringComparer.Ordinal).ToList();
        return new(Quantity.Round(Exact.Sum(ordered.Select(tally => tally.Value))), ordered.ConvertAll(tally => tally.Rounded()));
    }

    private WindowValue Rounded() => new(Window.Start, Window.End, Group, Quantity.Round(Value).Value, EventId, Events);
}
