using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

public sealed partial class NotAllowed
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;
}
