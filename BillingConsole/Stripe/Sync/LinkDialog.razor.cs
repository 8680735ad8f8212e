using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Sync;

/// <summary>Names the customer in Stripe that one of ours is.</summary>
public sealed partial class LinkDialog
{
    private string? stripeId;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    private async Task<IReadOnlyList<Refusal>> LinkAsync()
    {
        var linked = await Operations.RunAsync(new LinkToStripe(Customer, new(stripeId)));
        if (!linked.Ok) return linked.Refusals;
        Toasts.Done($"{linked.Value.Name} is linked to {linked.Value.StripeId}.");
        Dialogs.Close(true);
        return [];
    }

    private void Cancel() => Dialogs.Close(false);
}
