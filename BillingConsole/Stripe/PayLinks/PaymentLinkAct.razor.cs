using BillingConsole.Invoices;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Asks the customer for what is due, in part or whole, by a link.</summary>
public sealed partial class PaymentLinkAct
{
    private PaymentLinkOffer? offer;

    [CascadingParameter] public InvoicePage? Page { get; set; }

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public string Invoice { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((PaymentLinkQueries q) => q.OfferAsync(Invoice, CancellationToken.None));
        offer = found.Ok ? found.Value : null;
    }

    private async Task AskAsync()
    {
        var made = await Dialogs.OpenAsync<PaymentLinkDialog>("Payment link", new() { [nameof(PaymentLinkDialog.Invoice)] = Invoice, [nameof(PaymentLinkDialog.Offer)] = offer! }, ConfirmActs.Options());
        if (made is true && Page is not null) await Page.ReloadAsync();
    }
}
