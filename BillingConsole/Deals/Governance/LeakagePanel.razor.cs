using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals.Governance;

/// <summary>What the deals gave away against list, month by month, as bars.</summary>
public sealed partial class LeakagePanel
{
    [Parameter, EditorRequired] public IReadOnlyList<LeakageMonth> Months { get; set; } = [];

    /// <summary>Of the longest bar of its currency; a month above list has none.</summary>
    private string Share(LeakageMonth month)
    {
        var most = Months.Where(m => m.Leaked.Currency == month.Leaked.Currency).Max(m => m.Leaked.Minor);
        return (most > 0 ? Math.Max(0, month.Leaked.Minor * 100m / most) : 0).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
