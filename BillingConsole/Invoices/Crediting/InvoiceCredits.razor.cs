using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices.Crediting;

/// <summary>The credit notes that took parts of an invoice back.</summary>
public sealed partial class InvoiceCredits
{
    [Parameter, EditorRequired] public InvoiceView Invoice { get; set; } = null!;
}
