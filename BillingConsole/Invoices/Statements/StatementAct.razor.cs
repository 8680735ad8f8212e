using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices.Statements;

/// <summary>The way from a customer to its statement of account.</summary>
public sealed partial class StatementAct
{
    [Parameter, EditorRequired] public string Customer { get; set; } = "";
}
