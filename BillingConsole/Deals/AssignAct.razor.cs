using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

public sealed partial class AssignAct
{
    [Parameter, EditorRequired] public string Customer { get; set; } = "";
}
