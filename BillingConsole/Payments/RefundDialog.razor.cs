using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Payments;

/// <summary>Asks how much goes back and why.</summary>
public sealed partial class RefundDialog
{
    private decimal? amount;
    private string? reason;

    /// <param name="Consequence">What it will do, in money.</param>
    public sealed record Wish(string Consequence, Money Most, Func<RefundBody, Task<IReadOnlyList<Refusal>>> Run);

    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public Wish Asked { get; set; } = null!;

    protected override void OnInitialized() => amount = Asked.Most.ToDecimal();

    private async Task<IReadOnlyList<Refusal>> RunAsync()
    {
        var refusals = await Asked.Run(new() { Amount = amount, Reason = reason });
        if (refusals.Count == 0) Dialogs.Close(true);
        return refusals;
    }
}
