using Microsoft.AspNetCore.Components;

namespace BillingConsole.Wallets;

/// <summary>Why there is credit: its invoice, or the reason that was given.</summary>
public sealed partial class CreditReason
{
    [Parameter, EditorRequired] public CreditView Credit { get; set; } = null!;
}
