using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

public sealed partial class GrantsFold
{
    [Parameter, EditorRequired] public DealDraft Draft { get; set; } = null!;

    [Parameter] public EventCallback Changed { get; set; }
}
