using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

public sealed partial class CommitmentFold
{
    [Parameter, EditorRequired] public DealDraft Draft { get; set; } = null!;

    [Parameter] public EventCallback Changed { get; set; }

    private Task SetAsync(Action set)
    {
        set();
        return Changed.InvokeAsync();
    }
}
