using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals.Governance;

/// <summary>What the deals gave away against list, month by month, as bars.</summary>
public sealed partial class LeakagePanel
{
    [Parameter, EditorRequired] public IReadOnlyList<LeakageMonth> Months { get; set; } = [];

    private long LongestOf(LeakageMonth month) => Months.Where(m => m.Leaked.Currency == month.Leaked.Currency).Max(m => m.Leaked.Minor);
}
