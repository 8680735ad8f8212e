using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

public sealed partial class AddOnRow
{
    [Parameter, EditorRequired] public AddOnDraft AddOn { get; set; } = null!;

    [Parameter] public IReadOnlyList<PriceQuote>? Quotes { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    [Parameter] public EventCallback Removed { get; set; }

    private Task SetAsync(Action set)
    {
        set();
        return Changed.InvokeAsync();
    }
}
