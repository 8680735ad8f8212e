using BillingConsole.Catalog;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Subscriptions;

public sealed partial class OverrideDialog
{
    private OverrideDraft draft = new(new PriceDefinition());

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public SubscriptionView Deal { get; set; } = null!;

    [Parameter, EditorRequired] public ItemView Price { get; set; } = null!;

    protected override void OnInitialized() => draft = new(Price.List with { Code = Price.Price });

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var saved = await Operations.RunAsync(new AddOverride(Deal.Id.ToString(), draft.ToBody()), new(Deal.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done($"{Price.Name} is negotiated from its next period on.");
        Dialogs.Close(true);
        return [];
    }

    private void Cancel() => Dialogs.Close(false);
}
