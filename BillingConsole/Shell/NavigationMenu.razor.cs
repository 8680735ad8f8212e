using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

public sealed partial class NavigationMenu
{
    [Inject] public required NavigationMap Map { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;
}
