using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Metering;

/// <summary>What a meter counted in a period.</summary>
/// <param name="Quantity">As counted: corrections may have brought it below zero.</param>
/// <param name="Windows">One per window and group that had events, in order of time, then group. Values have at most 12 decimals.</param>
public sealed record MeteredUsage(Quantity Quantity, IReadOnlyList<WindowValue> Windows)
{
    public static MeteredUsage None { get; } = new(Quantity.Zero, []);

    /// <summary>What is billed: never below zero.</summary>
    public Quantity Billable => Quantity.NonNegative();

    public long Events => Windows.Sum(window => window.Events);
}
