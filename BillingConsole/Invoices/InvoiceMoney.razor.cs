using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>The money that came in for an invoice.</summary>
public sealed partial class InvoiceMoney
{
    [Parameter, EditorRequired] public InvoiceView Invoice { get; set; } = null!;
}
