using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

public sealed partial class PaperFold
{
    [Parameter, EditorRequired] public DealDraft Draft { get; set; } = null!;
}
