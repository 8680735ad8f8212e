using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>Dated steps of a deal, each with its own prices and coupons.</summary>
public sealed partial class RampFold
{
    [Parameter, EditorRequired] public DealDraft Draft { get; set; } = null!;

    [Parameter, EditorRequired] public Func<string, CancellationToken, Task<IReadOnlyList<Choice>>> FindCoupons { get; set; } = null!;

    [Parameter] public EventCallback Changed { get; set; }

    private Task SetAsync(Action set)
    {
        set();
        return Changed.InvokeAsync();
    }
}
