using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Payments;

public sealed partial class PaymentPage
{
    private Loaded<PaymentView>? loaded;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter] public string Id { get; set; } = "";

    private Task<Result<PaymentView?>> LoadAsync() => Operations.ReadAsync((PaymentQueries q) => q.FindAsync(Id, CancellationToken.None));

    private async Task RefundAsync(PaymentView payment)
    {
        var consequence = $"What {payment.InvoiceNumber} did not need goes back first; anything beyond it is due on the invoice again.";
        var done = await Dialogs.RefundAsync($"Refund this payment of {payment.CustomerName}?", new(consequence, payment.Applied + payment.Unapplied,
            async body => (await Operations.RunAsync(new RefundPayment(Id, body))).Refusals));
        if (!done) return;
        Toasts.Done("The refund is in the journal.");
        await loaded!.ReloadAsync();
    }
}
