using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices.Crediting;

/// <summary>The figures of a credit note, issued or only asked for.</summary>
public sealed partial class CreditNoteFigures
{
    [Parameter, EditorRequired] public CreditNoteView? Note { get; set; }

    private string Given => Note!.To switch
    {
        CreditTo.Balance => "To the credit balance",
        CreditTo.Wallet => "To the wallet",
        CreditTo.Refund => "Refunded",
    };
}
