using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog.Editing;

public sealed partial class EntitlementsPanel
{
    [Parameter, EditorRequired] public OfferingView Offering { get; set; } = null!;
}
