using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Asks how much a link shall ask for; all that is left stands there already.</summary>
public sealed partial class PaymentLinkDialog
{
    private decimal? amount;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public string Invoice { get; set; } = "";

    [Parameter, EditorRequired] public PaymentLinkOffer Offer { get; set; } = null!;

    private string Hint => Offer.Left == Offer.Due
        ? $"{Figures.WithCurrency(Offer.Due)} is due." : $"{Figures.WithCurrency(Offer.Due)} is due; other links ask for {Figures.WithCurrency(Offer.Due - Offer.Left)} of it.";

    /// <summary>What would be left over and be too little for another link.</summary>
    private Money? Rest => amount is { } asked ? Offer.RestOf(asked) : null;

    protected override void OnInitialized() => amount = Offer.Left.ToDecimal();

    private async Task<IReadOnlyList<Refusal>> MakeAsync()
    {
        var made = await Operations.RunAsync(new CreatePaymentLink(Invoice, new() { Amount = amount }));
        if (!made.Ok) return made.Refusals;
        Toasts.Done($"The link over {Figures.WithCurrency(made.Value.Amount)} is ready to be copied.");
        Dialogs.Close(true);
        return [];
    }
}
