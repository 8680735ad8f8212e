using BillingConsole.Invoices;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>One invoice as it would be; folded to its date and total.</summary>
public sealed partial class PreviewInvoice
{
    [Parameter, EditorRequired] public InvoiceView Invoice { get; set; } = null!;

    [Parameter] public bool Open { get; set; }
}
