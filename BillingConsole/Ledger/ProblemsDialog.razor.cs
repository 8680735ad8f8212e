using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

public sealed partial class ProblemsDialog
{
    [Parameter, EditorRequired] public IReadOnlyList<string> Problems { get; set; } = [];
}
