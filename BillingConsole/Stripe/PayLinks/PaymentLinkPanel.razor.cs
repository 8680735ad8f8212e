using BillingConsole.Invoices;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>The links by which an invoice was asked for, the newest first.</summary>
public sealed partial class PaymentLinkPanel
{
    private IReadOnlyList<PaymentLinkView>? links;

    [CascadingParameter] public InvoicePage? Page { get; set; }

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public string Invoice { get; set; } = "";

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await Operations.ReadAsync((PaymentLinkQueries q) => q.ListAsync(new Listing(), new(Invoice: Invoice), CancellationToken.None));
        links = found.Ok ? found.Value.Data : null;
    }

    private async Task OfferAsync(PaymentLinkView link)
    {
        var made = await Operations.RunAsync(new OfferSession(link.Id.ToString()));
        if (made.Ok) Toasts.Done("Stripe's page is ready to be copied. It ends within a day; then get another here.");
        else Toasts.Failed(made.Refusals);
        await LoadAsync();
    }

    private async Task CancelAsync(PaymentLinkView link)
    {
        if (!await Dialogs.CancelLinkAsync(Operations, link)) return;
        Toasts.Done("The link is cancelled; whoever opens it is told so.");
        await LoadAsync();
        if (Page is not null) await Page.ReloadAsync();
    }
}

internal static class LinkDialogs
{
    /// <returns>True when the link was ended.</returns>
    public static Task<bool> CancelLinkAsync(this DialogService dialogs, Operations operations, PaymentLinkView link) => dialogs.ConfirmActAsync(new(
        $"Cancel the link over {Figures.WithCurrency(link.Amount)}?", $"{link.CustomerName} can no longer pay {link.InvoiceNumber} by it. What is due stays due.", "Cancel the link",
        async reason => (await operations.RunAsync(new CancelPaymentLink(link.Id.ToString()), new(Reason: reason))).Refusals) { AsksReason = false, Back = "Keep it" });
}
