using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;

namespace BillingConsole.Core.Invoicing;

/// <summary>
/// What is left to price after the included quantity. Buckets that are priced one by one use it up in the order of time.
/// Under a hard limit nothing beyond it is billed, and within it all is free.
/// </summary>
internal sealed record BillableUsage(Quantity Quantity, IReadOnlyList<WindowValue>? Windows)
{
    internal static BillableUsage Of(Charge charge)
    {
        if (charge.IncludedUnlimited || (charge.HardLimit && charge.Included is not null))
            return new(Quantity.Zero, charge.Windows is null ? null : []);
        var included = Math.Max(charge.Included ?? 0, 0);
        var left = Math.Max(charge.Quantity.Value, 0) - included;
        return new(new Quantity(Math.Max(left, 0)), charge.Windows is { } windows && included > 0 ? Beyond(windows, included) : charge.Windows);
    }

    private static List<WindowValue> Beyond(IReadOnlyList<WindowValue> windows, decimal included)
    {
        var billable = new List<WindowValue>();
        foreach (var window in windows.OrderBy(window => window.Start))
        {
            var free = Math.Min(included, Math.Max(window.Value, 0));
            included -= free;
            if (window.Value > free)
                billable.Add(window with { Value = window.Value - free });
        }

        return billable;
    }
}
