using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BillingConsole.Shell;

public sealed partial class NavigationMenu
{
    [Inject] public required NavigationMap Map { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    /// <summary>An entry above another one is not marked while the other's page is open.</summary>
    private NavLinkMatch MatchOf(string href) => Map.IsAbove(href) ? NavLinkMatch.All : NavLinkMatch.Prefix;
}
