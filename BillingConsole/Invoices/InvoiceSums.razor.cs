using BillingConsole.Core.Amounts;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>From the subtotal over discounts and taxes to what is still due.</summary>
public sealed partial class InvoiceSums
{
    [Parameter, EditorRequired] public InvoiceView Invoice { get; set; } = null!;

    private IEnumerable<(string Label, Money Amount)> Paid => new[]
    {
        ("Credit notes", Invoice.Credited), ("Credit balance", Invoice.CreditsApplied), ("Wallets", Invoice.WalletApplied), ("Paid", Invoice.AmountPaid), ("Written off", Invoice.WrittenOff), ("Lost in disputes", Invoice.Lost),
    }.Where(p => !p.Item2.IsZero);
}
