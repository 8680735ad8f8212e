using BillingConsole.Ledger;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Payments;

public sealed partial class PaymentPage
{
    private Loaded<PaymentFile>? loaded;

    private sealed record PaymentFile(PaymentView Payment, IReadOnlyList<LedgerEntryView> Journal);

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter] public string Id { get; set; } = "";

    private async Task<Result<PaymentFile?>> LoadAsync()
    {
        var found = await Operations.ReadAsync((PaymentQueries q) => q.FindAsync(Id, CancellationToken.None));
        if (!found.Ok) return Result<PaymentFile?>.Refused(found.Refusals);
        if (found.Value is not { } payment) return (PaymentFile?)null;
        var about = new EntryFilter(Customer: payment.Customer.ToString(), Payment: payment.Id.ToString());
        var journal = await Operations.ReadAsync((LedgerQueries q) => q.EntriesAsync(new Listing(Listing.Most), about, CancellationToken.None));
        return journal.Then(page => (PaymentFile?)new(payment, [.. page.Data.Reverse()]));
    }

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
