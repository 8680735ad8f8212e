using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>One line of the card: how many invoices wait, and for how much in each currency.</summary>
public sealed partial class InvoicesCardRow
{
    [Parameter, EditorRequired] public string Title { get; set; } = "";
    [Parameter, EditorRequired] public string Href { get; set; } = "";
    [Parameter, EditorRequired] public WaitingInvoices Waiting { get; set; } = null!;
    [Parameter, EditorRequired] public string What { get; set; } = "";
}
