using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

public sealed partial class ErrorPanel
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public string Trace { get; set; } = "";
}
