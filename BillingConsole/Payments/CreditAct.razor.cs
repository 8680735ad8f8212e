using BillingConsole.Invoices;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Payments;

/// <summary>Pays a customer's credit balance out; only there while there is one.</summary>
public sealed partial class CreditAct
{
    private CustomerBalanceView? balance;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((CustomerBalanceQueries q) => q.FindAsync(Customer, CancellationToken.None));
        balance = found.Ok ? found.Value : null;
    }

    private async Task RefundAsync()
    {
        var done = await Dialogs.RefundAsync("Refund the credit balance?", new("The money leaves as it came in; the credit balance falls by as much.", balance!.CreditBalance,
            async body => (await Operations.RunAsync(new RefundCredit(Customer, body))).Refusals));
        if (!done) return;
        Toasts.Done("The refund is in the journal.");
        await OnParametersSetAsync();
    }
}
